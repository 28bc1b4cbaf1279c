import { html, prose } from './html';

test('what is put into a template is text, but for HTML', () => {
  const evil = `<img src=x onerror='alert("1")'> & more`;
  expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
    '<p title="&lt;img src=x onerror=&#39;alert(&quot;1&quot;)&#39;&gt; &amp; more">' +
      '&lt;img src=x onerror=&#39;alert(&quot;1&quot;)&#39;&gt; &amp; more</p>',
  );
  expect(html`<ul>${['a', 'b'].map((one) => html`<li>${one}</li>`)}</ul>${5}`.text).toBe(
    '<ul><li>a</li><li>b</li></ul>5',
  );
});

test('backslashes stay', () => {
  expect(html`<pre>curl \\${'\n'}</pre>`.text).toBe('<pre>curl \\\n</pre>');
});

test('what stands between backticks is code', () => {
  expect(prose('Ask for `<delta>`, or `nothing`.').text).toBe(
    'Ask for <code>&lt;delta&gt;</code>, or <code>nothing</code>.',
  );
});

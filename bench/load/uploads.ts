/** What became of pictures that came at once. */
export interface Uploads {
  kept: number;
  thumbnails: number;
  refused: string[];
  longestMs: number;
}

/** So many people come in, and then all send this picture to General at the same time. */
export async function uploadAtOnce(port: number, people: number, picture: Buffer): Promise<Uploads> {
  const api = `http://127.0.0.1:${port}/api`;
  const tokens: string[] = [];
  for (let index = 0; index < people; index += 1) {
    const username = `Photographer ${index}`;
    const response = await fetch(`${api}/session/guest`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, asProgram: true }),
    });
    tokens.push(((await response.json()) as { token: string }).token);
  }
  const uploads: Uploads = { kept: 0, thumbnails: 0, refused: [], longestMs: 0 };
  const since = performance.now();
  await Promise.all(
    tokens.map(async (token) => {
      const body = new FormData();
      body.set('file', new Blob([new Uint8Array(picture)]), 'holiday.jpg');
      const headers = { Authorization: `Bearer ${token}` };
      const answered = await fetch(`${api}/rooms/general/files`, { method: 'POST', headers, body }).then(
        async (response) => ({ status: response.status, answer: await response.json() }),
        (error: Error) => ({ status: 0, answer: String(error.cause ?? error) }),
      );
      const { file } = answered.answer as { file?: { thumbnail?: true } };
      if (!file) uploads.refused.push(`${answered.status} ${JSON.stringify(answered.answer)}`);
      else {
        uploads.kept += 1;
        if (file.thumbnail) uploads.thumbnails += 1;
      }
      uploads.longestMs = Math.max(uploads.longestMs, performance.now() - since);
    }),
  );
  return uploads;
}

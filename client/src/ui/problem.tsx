/** Why something was not done. */
export function Problem({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p role="alert" className="mt-3 text-[13.5px] text-bad">
      {text}
    </p>
  );
}

/** That something was done, in the dialog where it was asked for: what lies under a dialog is not heard. */
export function Done({ text }: { text: string | null }) {
  return (
    <p role="status" className="text-[13.5px] text-good">
      {text !== null && <span className="mt-3 block">{text}</span>}
    </p>
  );
}

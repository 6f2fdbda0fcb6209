/** What is wrong with a part as a whole. */
export function PartProblem({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <div className="failure" role="status">
      {text}
    </div>
  );
}

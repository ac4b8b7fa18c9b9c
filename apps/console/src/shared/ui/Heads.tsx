/** The heads of a small table's columns, by the words of its screen. */
export function Heads<Key extends string>({ of, say }: { readonly of: readonly Key[]; readonly say: (key: Key) => string }) {
  return (
    <thead>
      <tr>
        {of.map((key) => (
          <th key={key} scope="col">
            {say(key)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

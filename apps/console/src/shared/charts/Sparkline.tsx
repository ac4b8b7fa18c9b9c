/** A line without axes, for a table's row; the numbers stand beside it, so it is named and no more. */
export function Sparkline({ values, label }: { readonly values: readonly number[]; readonly label: string }) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const at = (value: number, index: number): string =>
    `${2 + (index * 76) / Math.max(1, values.length - 1)},${18 - ((value - least) / Math.max(1, most - least)) * 16}`;
  return (
    <svg width="80" height="20" viewBox="0 0 80 20" role="img" aria-label={label}>
      <polyline points={values.map(at).join(' ')} fill="none" stroke="var(--accent)" strokeWidth="1.5" />
    </svg>
  );
}

import { canonicalJson } from '#platform/commands';
import type { Draft } from './draft';

/**
 * Do two drafts say and ask the same? Who wrote it and when is left out, and so is what the editor saw beneath, which an
 * officer's answer may have moved on (KeepMine). Rows without a project are told apart by where they stand in their file:
 * taking a file again numbers them anew.
 */
export const sameDraft = (left: Draft, right: Draft): boolean => left === right || essence(left) === essence(right);

function essence(draft: Draft): string {
  const places = new Map(draft.lines.map(({ line, source, row }) => [line, `${source}#${row ?? ''}`]));
  const placed = (line: string | null): string | null => (line === null ? null : (places.get(line) ?? line));
  return canonicalJson({
    cells: sorted(
      draft.cells.map(({ line, attribute, value, since, raw, source, row, reason }) => ({
        ...{ line: placed(line), attribute, value, since, raw, source, row, reason },
      })),
    ),
    lines: sorted(
      draft.lines.map(({ line, candidates, title, category, levels }) => ({
        ...{ line: placed(line), candidates, title, category, levels },
      })),
    ),
    findings: sorted(draft.findings.map((each) => ({ ...each, line: placed(each.line) }))),
    sources: sorted(draft.sources.map(({ key, listed }) => ({ key, listed: listed && [...listed].sort() }))),
    files: draft.files.map(({ sha256 }) => sha256).sort(),
  });
}

const sorted = (parts: readonly object[]): readonly string[] => parts.map((part) => canonicalJson(part)).sort();

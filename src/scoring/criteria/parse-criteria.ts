import { fail } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { criteriaDefinitionSchema } from '../schema.js';
import type { CriteriaDefinition } from './criteria.js';

/** A group takes two levels of the hundred that a document may have; four are left for the rest. */
const MOST_GROUPS = 48;

/**
 * Checks the form of a criteria document; groups that contain themselves are told as such.
 *
 * @throws {@link VendorwiseError} `CRITERIA_CYCLE` at the place where a group or the document comes again,
 * `OUT_OF_RANGE` for groups nested too deep, and the codes of form.
 */
export function parseCriteria(document: unknown): CriteriaDefinition {
  walk(document, '', []);
  return parseDocument(criteriaDefinitionSchema, document);
}

function walk(node: unknown, path: string, above: readonly { readonly node: unknown; readonly path: string }[]): void {
  if (typeof node !== 'object' || node === null) return;
  const again = above.find((one) => one.node === node);
  if (again !== undefined) {
    const whole = again.path === '';
    const name = whole ? 'the document' : `the group at ${again.path}`;
    fail('CRITERIA_CYCLE', path, `Here ${name} comes again, inside itself, so the criteria have no end.`, {
      received: 'id' in node ? node.id : null,
      expected: 'criteria and groups that do not contain themselves',
      params: { startsAt: again.path },
    });
  }
  const { criteria } = node as { readonly criteria?: unknown };
  if (!Array.isArray(criteria)) return;
  // The document itself is no group.
  if (above.length > MOST_GROUPS) {
    const expected = `at most ${MOST_GROUPS} groups in one another`;
    fail('OUT_OF_RANGE', path, `Groups are nested too deep here; expected ${expected}.`, {
      expected,
      params: { limit: MOST_GROUPS },
    });
  }
  const next = [...above, { node, path }];
  criteria.forEach((one, i) => {
    walk(one, joinPath(path, 'criteria', i), next);
  });
}

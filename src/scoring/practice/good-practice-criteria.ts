import { textIssues } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions, optionIssues } from '../../core/options.js';
import type { ExactInput } from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import type { CriteriaDefinition, CriteriaGroup, Criterion } from '../criteria/criteria.js';
import type { PriceScale } from '../scales/scale-definition.js';

/** What the ready criteria need to know of the tender. */
export interface GoodPracticeCriteriaOptions {
  /** Id of the document. @defaultValue `'vendor-selection'` */
  readonly id?: string;
  /** A price at which a bid gets all points of the price, and one at which it gets none, in the currency of the tender. @defaultValue none: points in proportion to the lowest price */
  readonly priceBand?: { readonly fullPointsAt: ExactInput; readonly zeroPointsAt: ExactInput };
}

/**
 * Criteria of good practice for choosing a vendor, each with a rubric in plain words: a document to edit and to publish.
 *
 * Nine criteria that a small business should look at whatever it outsources: experience in the industry, track record and
 * client references; capabilities and expertise, infrastructure and technology, and security; responsiveness in proposal
 * and interview, and fit of culture; and price. The weights are a start, not a finding: change them before you ask for
 * offers, never after. Add what must be met as gates (a certificate, an insurance), without weight.
 *
 * @param currency - ISO 4217 code of all prices.
 * @param options - Id and price band.
 * @returns A document for `defineCriteria`.
 * @throws {@link VendorwiseError} `UNKNOWN_CURRENCY`, `UNKNOWN_KEY`, `REQUIRED`, `INVALID_TYPE`, `OUT_OF_RANGE` (an empty id); a band that makes no sense is
 * told by `defineCriteria`.
 * @example
 * ```ts
 * import { defineCriteria, goodPracticeCriteria, lintCriteria } from 'vendorwise/scoring';
 * const draft = goodPracticeCriteria('EUR', { priceBand: { fullPointsAt: 60000, zeroPointsAt: 120000 } });
 * draft.criteria.map(({ id, weight }) => [id, weight]); // => [['evidence', 30], ['ability', 30], ['cooperation', 15], ['price', 25]]
 * lintCriteria(defineCriteria(draft)); // => []
 * ```
 */
export function goodPracticeCriteria(currency: string, options: GoodPracticeCriteriaOptions = {}): CriteriaDefinition {
  checkOptions(options, { id: true, priceBand: true });
  minorUnits(currency, 'currency');
  const { id = 'vendor-selection', priceBand } = options;
  throwIssues([...textIssues(id, 'options.id', 'a text'), ...(priceBand === undefined ? [] : bandIssues(priceBand))]);
  const scale: PriceScale =
    priceBand === undefined
      ? { kind: 'price', formula: 'proportionalToLowest', currency }
      : { kind: 'price', formula: 'fixedBand', currency, ...priceBand };
  return {
    id,
    version: 1,
    name: 'Choosing a vendor: criteria of good practice',
    weights: 'percent',
    criteria: [
      evidence(),
      ability(),
      cooperation(),
      {
        id: 'price',
        name: 'Price',
        description: 'Total price over the term, transition and everything you must buy from the vendor included.',
        weight: 25,
        scale,
      },
    ],
  };
}

/** Only its form: whether the two prices make sense is told by `defineCriteria`, which sees them in any document. */
function bandIssues(band: NonNullable<GoodPracticeCriteriaOptions['priceBand']>): readonly VendorwiseIssue[] {
  const path = 'options.priceBand';
  if (typeof band !== 'object' || band === null || Array.isArray(band)) {
    const form = 'an object with fullPointsAt and zeroPointsAt';
    return [issue('INVALID_TYPE', path, `This is not ${form}.`, { received: band, expected: form })];
  }
  const unknown = optionIssues(band, { fullPointsAt: true, zeroPointsAt: true }, path);
  const missing = (['fullPointsAt', 'zeroPointsAt'] as const).filter((name) => band[name] === undefined);
  const expected = 'a price';
  return [
    ...unknown,
    ...missing.map((name) =>
      issue('REQUIRED', `${path}.${name}`, `A required value is missing; expected ${expected}.`, { expected }),
    ),
  ];
}

function evidence(): CriteriaGroup {
  return {
    id: 'evidence',
    name: 'Proof from earlier work',
    weight: 30,
    criteria: [
      scored(
        'industryExperience',
        'Relevant industry experience',
        35,
        'Ask for clients of your trade and size, and for how long each has been served.',
        {
          0: 'Has not worked in your industry.',
          1: 'One or two clients in your industry, for less than two years.',
          3: 'Several clients in your industry for two to five years; knows its rules and its busy times.',
          5: 'Many clients like you for more than five years; tells you what others in your trade do better.',
        },
      ),
      scored(
        'trackRecord',
        'Track record',
        35,
        'Ask for service level reports of the last year, contracts that were renewed, and contracts that were lost and why.',
        {
          0: 'Shows no results, or has ended contracts early through its own fault.',
          1: 'Tells of results but shows no figures.',
          3: 'Shows figures of a year in which most promises were kept, and explains the misses.',
          5: 'Shows figures of several years and clients with promises kept throughout, and most contracts renewed.',
        },
      ),
      scored(
        'clientReferences',
        'Client references',
        30,
        'Call at least two clients whom you chose from a list; ask what went wrong and how it was put right.',
        {
          0: 'Names no client you may call, or the clients advise against it.',
          1: 'One client confirms the work in general words.',
          3: 'Two or more clients of your size are satisfied and would choose it again, with reservations they can name.',
          5: 'Three or more clients like you, some of your own choice, recommend it without reservation.',
        },
      ),
    ],
  };
}

function ability(): CriteriaGroup {
  return {
    id: 'ability',
    name: 'Ability to do the work',
    weight: 30,
    criteria: [
      scored(
        'expertise',
        'Capabilities and expertise',
        40,
        'Ask for the people who will do your work, their qualifications, and who stands in for them.',
        {
          0: 'Cannot cover the whole of the work with its own people or named partners.',
          1: 'Covers the work, but the people are not named or have little practice.',
          3: 'Named people with the right qualifications, and cover for holidays and illness.',
          5: 'An experienced team with depth in every part of the work, training that is kept up, and ideas for improving it.',
        },
      ),
      scored(
        'infrastructure',
        'Infrastructure and technology',
        25,
        'Ask which systems are used, how they connect with yours, and what happens when they fail.',
        {
          0: 'Systems do not fit yours, or are out of support.',
          1: 'Systems fit with handwork, such as files sent by e-mail.',
          3: 'Current systems that connect with yours; tested backups.',
          5: 'Systems that connect with yours in real time, with a tested plan for failure and room to grow.',
        },
      ),
      scored(
        'security',
        'Security and data protection',
        35,
        'Ask for certificates and their scope, the last penetration test, incidents of the last three years, and where data lie.',
        {
          0: 'No rules for access, or an incident that was kept quiet.',
          1: 'Rules on paper, without proof that they are followed.',
          3: 'Access rules, encryption, backups and a plan for incidents, shown on request; data stay where the law wants them.',
          5: 'All that, audited by somebody independent within the last year, with the findings and what was done about them.',
        },
      ),
    ],
  };
}

function cooperation(): CriteriaGroup {
  return {
    id: 'cooperation',
    name: 'Working together',
    weight: 15,
    criteria: [
      scored(
        'responsiveness',
        'Responsiveness in proposal and interview',
        50,
        'Judge the offer itself: how soon questions were answered, and whether it answers what you asked.',
        {
          0: 'Late or incomplete offer; questions stay open.',
          1: 'A standard offer that hardly mentions your needs; answers after more than three working days.',
          3: 'Answers every point of your request; answers to questions within two working days.',
          5: 'Understood your needs, asked good questions, named the risks, and answered within a working day.',
        },
      ),
      scored(
        'culture',
        'Fit of culture',
        50,
        'Meet the people who will do the work; compare hours, language, and how bad news is told.',
        {
          0: 'Values or ways of working that would cause friction from the first day.',
          1: 'Different hours, language or pace, without a plan to bridge them.',
          3: 'Works at hours and in a language that suit you; open about mistakes when asked.',
          5: 'Feels like part of your own team: same pace, plain words, and bad news without being asked.',
        },
      ),
    ],
  };
}

function scored(
  id: string,
  name: string,
  weight: number,
  description: string,
  rubric: Readonly<Record<string, string>>,
): Criterion {
  return { id, name, description, weight, scale: { kind: 'points', min: 0, max: 5 }, rubric };
}

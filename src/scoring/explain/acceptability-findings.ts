import { type Finding, finding } from '../../core/findings.js';
import type { SmaaResult } from '../../mcda/smaa/smaa.js';
import type { RankedVendor } from '../totals/score-report.js';
import { ACCEPTABILITY_MESSAGES } from './messages.js';

/** How often a vendor wins, 0 to 100, and the standard error of that. */
interface Wins {
  readonly vendor: string;
  readonly winsPercent: number;
  readonly winsText: string;
  readonly winsErrorPercent: number;
}

/** Who is level with the first: ranks do not tell, since some rules for ties give nobody a 1. */
function winnersOf(ranked: readonly RankedVendor[]): ReadonlySet<string> {
  const best = ranked[0]?.totalExact;
  return new Set(ranked.filter(({ totalExact }) => totalExact === best).map(({ vendor }) => vendor));
}

/** A lead that chance in the samples explains is no finding. */
const SURE = 3;
const NOISE = 1e-9;

/** What a person should know of a winner that others would beat with more of all weights, and of vendors always level. */
export function acceptabilityFindings(
  vendors: readonly Wins[],
  ranked: readonly RankedVendor[],
  analysis: SmaaResult,
): Finding[] {
  const winners = winnersOf(ranked);
  const firsts = vendors.filter(({ vendor }) => winners.has(vendor));
  const leader = vendors.reduce((best, one) => (one.winsPercent > best.winsPercent ? one : best));
  const theirs = firsts.reduce((sum, { winsPercent }) => sum + winsPercent, 0);
  const error = firsts.reduce((sum, { winsErrorPercent }) => sum + winsErrorPercent, leader.winsErrorPercent);
  const identical = analysis.findings.filter(({ code }) => code === 'IDENTICAL_ALTERNATIVES');
  const needed = !winners.has(leader.vendor) && leader.winsPercent - theirs > SURE * error + NOISE;
  return [
    ...(needed ? [weightsDecide(firsts, leader)] : []),
    ...identical.map(({ params }) => {
      const names = (params.alternatives as readonly number[]).map((i) => vendors[i]?.vendor ?? '');
      return finding('VENDORS_ALWAYS_LEVEL', 'info', ACCEPTABILITY_MESSAGES.VENDORS_ALWAYS_LEVEL(names), {
        params: { vendors: names },
      });
    }),
  ];
}

function weightsDecide(firsts: readonly Wins[], leader: Wins): Finding {
  const vendors = firsts.map(({ vendor, winsText }) => ({ vendor, text: winsText }));
  const text = ACCEPTABILITY_MESSAGES.WINNER_NEEDS_ITS_WEIGHTS(vendors, {
    vendor: leader.vendor,
    text: leader.winsText,
  });
  return finding('WINNER_NEEDS_ITS_WEIGHTS', 'low', text, {
    subject: firsts.length === 1 ? (firsts[0]?.vendor ?? null) : null,
    params: {
      winners: firsts.map(({ vendor, winsPercent }) => ({ vendor, winsPercent })),
      other: leader.vendor,
      otherPercent: leader.winsPercent,
    },
  });
}

import type { Finding, Severity } from '../../core/findings.js';
import type { PAdjustment } from '../../statistics/rates/adjust-p-values.js';
import type { Kpi } from '../define-kpi.js';
import type { KpiSeries, KpiStatus } from '../kpi-series.js';
import type { TrendVerdict } from '../trend-verdict.js';

/** One measure to look at. */
export interface KpiToScan {
  readonly kpi: Kpi;
  /** What `measureKpi` returned for it. */
  readonly series: KpiSeries;
  /** Whose it is, e.g. the vendor. @defaultValue none */
  readonly subject?: string;
}

/** One measure among many. */
export interface ScannedKpi {
  /** Position in the input, from 0. */
  readonly position: number;
  readonly subject: string | null;
  readonly kpiId: string;
  readonly name: string;
  /** With all the others in mind. */
  readonly verdict: TrendVerdict;
  /** As if it were the only one. */
  readonly verdictAlone: TrendVerdict;
  /** Probability of such an order by chance; `null` when nothing was tested. */
  readonly p: number | null;
  /** The same adjusted for how many measures were looked at. */
  readonly q: number | null;
  /** Change a period on the fitted line, in the unit; `null` without one. */
  readonly changePerPeriod: number | null;
  /** Last period that was judged; `null` when none was. */
  readonly lastPeriod: string | null;
  readonly lastStatus: KpiStatus | null;
  readonly lastValueText: string | null;
  /** Judged periods in a row, up to the last one, that missed the target by more than the tolerance. */
  readonly missStreak: number;
  /** How soon somebody should look; `null` when nobody has to. */
  readonly severity: Severity | null;
  readonly message: string;
}

/** Many KPIs at a glance. */
export interface KpiScan {
  /** In the order of the input. */
  readonly kpis: readonly ScannedKpi[];
  /** What somebody should look at, most urgent first: positions in `kpis` with their place. */
  readonly watchList: readonly { readonly place: number; readonly position: number; readonly message: string }[];
  /** Number of measures with a tested trend. */
  readonly tests: number;
  readonly conventions: { readonly alpha: number; readonly adjustment: PAdjustment };
  readonly findings: readonly Finding[];
}

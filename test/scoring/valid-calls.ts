import * as scoring from 'vendorwise/scoring';

const CURRENCY = 'EUR';
const points = { kind: 'points', min: 0, max: 5 } as const;

const criteria = scoring.defineCriteria({
  id: 'criteria',
  version: 1,
  criteria: [
    { id: 'quality', weight: 60, scale: points },
    { id: 'service', weight: 20, scale: points },
    { id: 'price', weight: 20, scale: { kind: 'price', currency: CURRENCY } },
  ],
});
const sheets = [
  { vendor: 'Acme', scores: { quality: 4, service: 2, price: 100 } },
  { vendor: 'Bolt', scores: { quality: 3, service: 4, price: 90 } },
  { vendor: 'Crux', scores: { quality: 2, service: 5, price: 80 } },
];
const report = scoring.scoreVendors(criteria, sheets);

const panelDocument = {
  id: 'panel',
  version: 1,
  facts: [],
  evaluators: [
    { id: 'ann', name: 'Ann' },
    { id: 'ben', name: 'Ben' },
  ],
};
const panel = scoring.definePanel(panelDocument, criteria);
const panelSheets = {
  vendors: ['Acme', 'Bolt'],
  facts: [
    { vendor: 'Acme', scores: { price: 100 } },
    { vendor: 'Bolt', scores: { price: 90 } },
  ],
  ratings: ['Acme', 'Bolt'].flatMap((vendor) =>
    ['ann', 'ben'].map((evaluator) => ({ evaluator, vendor, scores: { quality: 3, service: 4 } })),
  ),
};
const agreement = [
  [3, 4, 3],
  [2, 2, 3],
  [5, 5, 4],
  [1, 2, 2],
];

const scorecardDocument = {
  id: 'scorecard',
  version: 1,
  criteria: [{ id: 'delivery', weight: 100 }],
  standings: [
    { name: 'Poor', from: 0 },
    { name: 'Good', from: 50 },
  ],
};
const scorecard = scoring.defineScorecard(scorecardDocument);
const periods = [{ period: '2026-10', scores: { delivery: 60 } }];

const judgements = {
  judgements: [
    { a: 'cost', b: 'time', ratio: 3 },
    { a: 'time', b: 'risk', ratio: 2 },
    { a: 'cost', b: 'risk', ratio: 4 },
  ],
};
const hierarchy = { criteria: [{ id: 'cost' }, { id: 'time' }, { id: 'risk' }], comparisons: judgements };
const bestWorst = {
  best: 'cost',
  worst: 'risk',
  bestToOthers: { time: 2, risk: 4 },
  othersToWorst: { cost: 4, time: 2 },
};
const compared = {
  id: 'compared',
  version: 1,
  comparisons: { method: 'ahp', judgements: [{ a: 'quality', b: 'service', ratio: 3 }] },
  criteria: [
    { id: 'quality', scale: points },
    { id: 'service', scale: points },
  ],
};

const proposals = [
  { vendor: 'Acme', technical: 80, price: 100 },
  { vendor: 'Bolt', technical: 90, price: 120 },
];
const costs = { costs: [{ id: 'fee', category: 'purchase', amounts: [100, 50] }] };
const present = { currency: CURRENCY, discountRatePercent: 5 };
const volumes = {
  make: { fixed: 60_000, variablePerUnit: 4 },
  outsource: { fixed: 6000, pricePerUnit: 22 },
  plannedUnits: 2500,
};
const priceBand = {
  kind: 'price',
  formula: 'fixedBand',
  currency: CURRENCY,
  fullPointsAt: 90,
  zeroPointsAt: 150,
};

/** One call of every function of the room that is answered, its options written out. */
export const validCalls: Readonly<Record<string, readonly unknown[]>> = {
  ahpHierarchy: [hierarchy, {}],
  ahpWeights: [judgements, {}],
  announceCriteria: [criteria],
  bestWorstWeights: [bestWorst, {}],
  bidderDropoutTest: [criteria, sheets],
  breakEvenVolume: [volumes],
  compareVendors: [report, 'Acme', 'Bolt', {}],
  defineCriteria: [criteria.definition],
  definePanel: [panelDocument, criteria],
  defineScorecard: [scorecardDocument],
  figuresEarning: [{ kind: 'number', min: 0, max: 10 }, 50],
  fixedBudgetSelection: [{ currency: CURRENCY, budget: 150 }, proposals, {}],
  goodPracticeCriteria: [CURRENCY, {}],
  intraclassCorrelation: [agreement, {}],
  kendallW: [agreement],
  krippendorffAlpha: [agreement, {}],
  leastCostSelection: [{ currency: CURRENCY, minimumTechnical: 70 }, proposals, {}],
  lintCriteria: [criteria],
  makeOrOutsource: [{ ...present, make: costs, outsource: costs }],
  priceFormulas: [],
  pricePoints: [priceBand, [100, 120], {}],
  qcbs: [{ currency: CURRENCY, technicalWeight: 70, priceWeight: 30 }, proposals, {}],
  qualityPrice: [{ method: 'pricePerPoint', currency: CURRENCY }, [{ vendor: 'Acme', price: 100, quality: 80 }], {}],
  rankAcceptability: [report, { seed: 1 }],
  rankWeights: [['cost', 'time', 'risk'], {}],
  scoreOnScale: [points, [1, 2]],
  scorePanel: [criteria, panel, panelSheets, {}],
  scoreStability: [report, {}],
  scoreSuppliers: [scorecard, [{ supplier: 'Acme', periods }], {}],
  scoreVendors: [criteria, sheets, {}],
  supplierScorecard: [scorecard, periods, {}],
  swingWeights: [{ cost: 100, time: 50 }, {}],
  totalCostOfOwnership: [{ ...present, ...costs }],
  vendorContributions: [report, 'Acme', {}],
  vendorFronts: [report],
  weighByComparisons: [compared],
  weightStability: [report],
  winnerMap: [report, 'quality'],
};

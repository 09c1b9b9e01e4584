// The documents of the example's engagement: what a host app would keep as JSON. The log does not say which agreement
// was in force, so the policy is an assumption; it is stated in the review.

/** The log does not name its zone. */
export const ZONE = 'Europe/London';

export const policyDocument = {
  id: 'it-desk',
  timeZone: ZONE,
  calendars: {
    desk: {
      timeZone: ZONE,
      week: {
        mon: ['08:00-18:00'],
        tue: ['08:00-18:00'],
        wed: ['08:00-18:00'],
        thu: ['08:00-18:00'],
        fri: ['08:00-18:00'],
      },
      // England and Wales, 2016
      holidays: [
        '2016-01-01',
        '2016-03-25',
        '2016-03-28',
        '2016-05-02',
        '2016-05-30',
        '2016-08-29',
        '2016-12-26',
        '2016-12-27',
      ],
    },
  },
  statuses: {
    New: 'new',
    Active: 'open',
    'Awaiting User Info': 'pending',
    'Awaiting Problem': 'hold',
    'Awaiting Vendor': 'hold',
    'Awaiting Evidence': 'pending',
    Resolved: 'solved',
    Closed: 'solved',
  },
  versions: [
    {
      version: 1,
      effectiveFrom: '2016-01-01',
      clocks: [
        {
          id: 'response',
          // From the opening to the first time that somebody works on it.
          measures: {
            start: [{ event: 'opened' }],
            stop: [
              { status: ['Active', 'Awaiting User Info', 'Awaiting Problem', 'Awaiting Vendor', 'Resolved', 'Closed'] },
            ],
          },
          calendar: 'desk',
          targets: [
            { when: { priority: ['P1', 'P2'] }, within: { businessHours: 1 } },
            { within: { businessHours: 8 } },
          ],
          goal: { attainmentPercent: '90' },
        },
        {
          id: 'resolution',
          measures: 'resolution',
          calendar: 'desk',
          pausedWhile: ['Awaiting User Info'],
          targets: [
            { when: { priority: ['P1'] }, within: { businessHours: 8 }, warnAt: [{ percent: 75 }] },
            { when: { priority: ['P2'] }, within: { businessHours: 16 } },
            { when: { priority: ['P3'] }, within: { businessDays: 5 } },
            { within: { businessDays: 10 } },
          ],
          goal: { attainmentPercent: '90', by: ['priority'] },
        },
      ],
    },
  ],
} as const;

/** An assumed clause: a share of the monthly fee for months in which too few incidents were resolved in time. */
export const creditTerms = {
  kind: 'stepped',
  tiers: [
    { atLeast: '80', below: '90', creditPercent: '5' },
    { atLeast: '0', below: '80', creditPercent: '10' },
  ],
  monthlyCap: { percent: '12' },
  claimWindow: 'P30D',
} as const;

export const monthlyFee = { amount: '8400', currency: 'GBP' } as const;

export const criteriaDocument = {
  id: 'it-desk-tender',
  version: 1,
  weights: 'percent',
  criteria: [
    { id: 'iso27001', name: 'ISO 27001 certificate', scale: { kind: 'yesNo' }, gates: [{ kind: 'required' }] },
    {
      id: 'capability',
      name: 'Capability',
      weight: 40,
      criteria: [
        {
          id: 'experience',
          name: 'Experience',
          weight: 50,
          scale: { kind: 'points', min: 0, max: 5 },
          rubric: { 1: 'under two years', 3: 'two to five years', 5: 'over ten years in our trade' },
        },
        {
          id: 'references',
          name: 'References',
          weight: 50,
          scale: { kind: 'points', min: 0, max: 5 },
          gates: [{ kind: 'minimum', value: 2 }],
        },
      ],
    },
    { id: 'dataProtection', name: 'Data protection', weight: 25, scale: { kind: 'points', min: 0, max: 5 } },
    {
      id: 'price',
      name: 'Price',
      weight: 35,
      scale: { kind: 'price', formula: 'proportionalToLowest', currency: 'EUR' },
    },
  ],
} as const;

/** Bids are nobody's open data: these three are made up. */
export const scoreSheets = [
  { vendor: 'Acme', scores: { iso27001: true, experience: 4, references: 5, dataProtection: 4, price: '118000' } },
  { vendor: 'Bolt', scores: { iso27001: false, experience: 5, references: 4, dataProtection: 5, price: '99000' } },
  { vendor: 'Crest', scores: { iso27001: true, experience: 3, references: 3, dataProtection: 3, price: '104000' } },
] as const;

export const complianceKpi = {
  id: 'resolution-compliance',
  version: 1,
  name: 'Incidents resolved in time',
  unit: 'percent',
  decimals: 1,
  direction: 'higher',
  target: '90',
  aggregation: { kind: 'ratio', numerator: 'numerator', denominator: 'denominator', scale: 100 },
  minimumSample: 10,
} as const;

export const fourHourKpi = {
  id: 'four-hour-target',
  version: 1,
  name: 'Patients seen within four hours',
  unit: 'percent',
  decimals: 1,
  direction: 'higher',
  target: '95',
  aggregation: { kind: 'ratio', numerator: 'withinFourHours', denominator: 'attendances', scale: 100 },
} as const;

export const contractTerms = {
  effectiveDate: '2025-02-01',
  initialTerm: 'P1Y',
  renewalTerm: 'P1Y',
  notice: 'P60D',
  delivery: { businessDays: 2 },
} as const;

/** What is known about the engagement; facts that are not given stay open questions. */
export const contractFacts = {
  jurisdiction: 'UK',
  processesPersonalData: true,
  confidentialInformationShared: true,
  supplierTouchesInformation: true,
  deliverablesCreated: false,
  usesSubcontractors: true,
  businessCritical: true,
} as const;

/** A reader's notes on a made-up contract. Items without a note are open. */
export const contractReviews = [
  ...[
    'service.parties',
    'service.term',
    'service.scope',
    'service.governance',
    'service.change',
    'service.fees',
    'service.warranty',
    'service.confidentiality',
    'service.data-protection',
    'service.breach-notice',
    'service.liability',
    'service.insurance',
    'service.audit',
    'service.termination-cause',
    'service.assignment',
    'service.law-disputes',
    'service.data-ownership',
  ].map((item) => ({ item, status: 'acceptable', reviewer: 'MK', date: '2026-11-20' }) as const),
  {
    item: 'service.levels',
    status: 'partial',
    satisfied: ['targets', 'measurement'],
    reviewer: 'MK',
    date: '2026-11-20',
  },
  {
    item: 'service.security',
    status: 'partial',
    satisfied: ['access', 'second factor', 'back-ups'],
    reviewer: 'MK',
    date: '2026-11-20',
  },
  { item: 'service.exit', status: 'missing', reviewer: 'MK', date: '2026-11-20' },
  { item: 'service.subcontracting', status: 'unacceptable', reviewer: 'MK', date: '2026-11-20' },
] as const;

/** A passage of a document that shows something; `quote` is exactly the text from `start` to `end`. */
export interface EvidenceSpan {
  /** Which document; `null` when there is only one. */
  readonly documentId: string | null;
  /** Position of the first character, in UTF-16 units from 0. */
  readonly start: number;
  /** Position after the last character, in UTF-16 units. */
  readonly end: number;
  /** The passage, character by character. */
  readonly quote: string;
  /** Section label as printed, e.g. `9.2(a)`; `null` when unknown. */
  readonly section: string | null;
  /** Page number from 1; `null` when unknown. */
  readonly page: number | null;
}

/** An {@link EvidenceSpan} as it may be handed in: what is unknown may be left out. */
export interface EvidenceSpanInput {
  readonly documentId?: string | null;
  /** UTF-16 units from 0. */
  readonly start: number;
  /** UTF-16 units; after the last character. */
  readonly end: number;
  readonly quote: string;
  readonly section?: string | null;
  /** Page number from 1. */
  readonly page?: number | null;
}

/** What every review may carry. */
export interface ReviewBase {
  /** Id of the checklist item. */
  readonly item: string;
  /** The passages it rests on. @defaultValue none */
  readonly evidence?: readonly EvidenceSpanInput[];
  /** Who reviewed it. @defaultValue null */
  readonly reviewer?: string | null;
  /** Civil date of the review, `YYYY-MM-DD`. @defaultValue null */
  readonly date?: string | null;
  /** A remark in own words. @defaultValue null */
  readonly note?: string | null;
}

/**
 * What a person found about one item.
 *
 * For an item that is better absent, `missing` is the good answer and `present` the bad one.
 */
export type Review = ReviewBase &
  (
    | { readonly status: 'notReviewed' | 'acceptable' | 'unacceptable' | 'missing' | 'present' }
    | {
        readonly status: 'fallback';
        /** Which fallback position it uses, counted from 1. @defaultValue null */
        readonly position?: number | null;
      }
    | {
        readonly status: 'partial';
        /** Sub-points that are there: their number, or their names as the checklist has them. */
        readonly satisfied: number | readonly string[];
        /** Number of sub-points in all. @defaultValue the number of sub-points the item lists */
        readonly of?: number;
      }
    | {
        readonly status: 'notApplicable';
        /** Why it does not apply, although the facts may say so. */
        readonly reason: string;
      }
    | {
        readonly status: 'waived';
        /** Who accepted the gap. */
        readonly by: string;
        /** Why. */
        readonly reason: string;
        /** Last civil date on which the waiver holds; `null` for no end. */
        readonly until: string | null;
      }
  );

/** Every answer a review can give. */
export type ReviewStatus = Review['status'];

import { findExamples, writeExamples } from '../examples/extract.ts';

// For the type check of the examples, which has no test runner to write them out.
writeExamples(findExamples());

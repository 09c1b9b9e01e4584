// What the extractor turns the remarks of an example into.
declare function checkExample(actual: () => unknown, expected: () => unknown): void;
declare function checkThrows(run: () => unknown, code: string): void;

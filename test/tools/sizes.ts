import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

interface Ceiling {
  /** What an app would write. */
  readonly code: string;
  /** Largest minified size in bytes, with the reason for it. */
  readonly bytes: number;
  /** Texts that must not be in the bundle: signs of a package that this import has no use for. */
  readonly forbidden: readonly string[];
}

/** `sizes.json` holds one ceiling a fixture; raise one only with its reason in the commit. */
const ceilings = JSON.parse(readFileSync(new URL('sizes.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Ceiling>
>;

/** A text of each package that survives minification. */
const SIGNS: Readonly<Record<string, string>> = {
  zod: 'unrecognized_keys',
  'decimal.js': '[DecimalError]',
  'fraction.js': 'Division by Zero',
  'date-fns': 'constructDateFrom',
};

let failures = 0;
for (const [name, { code, bytes, forbidden }] of Object.entries(ceilings)) {
  const result = await build({
    stdin: {
      contents: code.replaceAll("'vendorwise", "'./dist").replaceAll(/'(\.\/dist[^']*)'/g, "'$1.js'"),
      resolveDir: process.cwd(),
      loader: 'js',
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
    logLevel: 'error',
  });
  const text = result.outputFiles[0]?.text ?? '';
  const size = Buffer.byteLength(text);
  const strangers = forbidden.filter((one) => text.includes(SIGNS[one] ?? one));
  const ok = size <= bytes && strangers.length === 0;
  if (!ok) failures += 1;
  const remark = strangers.length > 0 ? ` contains ${strangers.join(', ')}` : '';
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${name}: ${size} of ${bytes} bytes, ${gzipSync(text).length} gzipped${remark}`,
  );
}
process.exit(failures === 0 ? 0 : 1);

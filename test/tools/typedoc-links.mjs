// Links in doc comments name things of other rooms without importing them (`{@link VendorwiseError}`): they are looked up
// by name among everything the rooms export.
export function load(app) {
  app.converter.addUnknownSymbolResolver((reference, reflection) => {
    const name = reference.symbolReference?.path?.[0]?.path;
    for (const room of reflection.project.children ?? []) {
      const target = room.children?.find((child) => child.name === name);
      if (target !== undefined) return { target, caption: name };
    }
    return undefined;
  });
}

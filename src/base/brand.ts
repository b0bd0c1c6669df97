/** A number or string that carries a name, so that ids of different things do not mix. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

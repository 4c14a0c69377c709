declare const brand: unique symbol;

/**
 * A type that the compiler keeps apart from others of the same representation. Brands add up: a `Brand<Brand<T, 'A'>, 'B'>`
 * is also a `Brand<T, 'A'>`. (Each is a property of its own; two literals in one property would make the type `never`.)
 */
export type Brand<T, Name extends string> = T & { readonly [brand]: { readonly [N in Name]: true } };

import type { ReactNode } from 'react';
import { useMayWrite } from '../lib/may-write.ts';

/** What changes something: not there for those who may only read. */
export const ForWriters = ({ children }: { readonly children: ReactNode }) => (useMayWrite() ? children : null);

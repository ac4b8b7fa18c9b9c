import type { ComponentType } from 'react';
import type { Viewer } from '../session/viewer';

type Role = Viewer['role'];

/** Parts of the menu, in their order. */
export type Section = 'nation' | 'work' | 'history' | 'system';

/** What a feature exports: one screen, its address, who may open it, where it stands in the menu. */
export interface Screen {
  /** Other screens link to it by this. */
  readonly id: string;
  /** `/projects/$code` */
  readonly path: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly roles: readonly Role[];
  /** Absent: reached from other screens only; `under` names the menu entry it belongs to. */
  readonly menu?: { readonly section: Section; readonly order: number };
  readonly under?: string;
  /** True: the as-of bar is not shown, since what is done here is done to the present. */
  readonly presentOnly?: boolean;
  readonly component: () => Promise<{ readonly default: ComponentType }>;
}

export const EVERYBODY: readonly Role[] = ['NRTA_MANAGER', 'ANALYST', 'BUREAU_FILLER', 'BUREAU_APPROVER'];
export const NATION: readonly Role[] = ['NRTA_MANAGER', 'ANALYST'];
export const BUREAU: readonly Role[] = ['BUREAU_FILLER', 'BUREAU_APPROVER'];

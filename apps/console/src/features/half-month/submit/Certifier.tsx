import type { ReactNode } from 'react';
import { useRead } from '../../../shared/api';
import { useViewer } from '../../../shared/session';
import { Reading } from '../../../shared/ui';
import type { Say } from '../../../shared/words';
import { ActsForQuery } from '../operations';

/** In whose name a deputy sends, and until which day (I-10). */
export interface InNameOf {
  readonly name: string;
  /** Last day (Shanghai), inclusive. */
  readonly to: string;
}

interface CertifierProps {
  /** What is shown to who may not send. */
  readonly none: ReactNode;
  /** What is shown to who may, in the own name (null) or in another's. */
  readonly children: (inNameOf: InNameOf | null) => ReactNode;
}

/** Whether one may send here and now, by an own right or a lent one; what is lent today is asked anew. */
export function Certifier({ none, children }: CertifierProps) {
  const { may } = useViewer();
  return may.includes('CERTIFY') ? children(null) : <Lent none={none}>{children}</Lent>;
}

function Lent({ none, children }: CertifierProps) {
  const read = useRead(ActsForQuery, {});
  return (
    <Reading of={read} lines={2}>
      {({ me: { actsFor } }) => {
        const lent = actsFor.find(({ may }) => may.includes('CERTIFY'));
        return lent ? children({ name: lent.person.name, to: lent.to }) : none;
      }}
    </Reading>
  );
}

/** What the receipt will say of it. */
export const inNameText = (say: Say<'inNameNote'>, { name, to }: InNameOf): string => say('inNameNote', { principal: name, to });

import { Button } from 'antd';
import { useRef } from 'react';
import { ToScreen } from '../../../shared/ui';
import { useWords } from '../../../shared/words';
import { words } from './words';

/** Where a file comes in: dropped, or chosen by a button that the keyboard reaches. */
export function DropFile({
  period,
  again,
  over,
  onFile,
}: {
  readonly period: string;
  /** A draft is there already: the place is smaller and says so. */
  readonly again: boolean;
  /** A file is held over the page, which takes it wherever it is dropped. */
  readonly over: boolean;
  readonly onFile: (file: File) => void;
}) {
  const say = useWords(words);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={`drop ${over ? 'drop-over' : ''} ${again ? 'drop-small' : ''}`}>
      <p className="drop-title">{say(again ? 'dropAgain' : 'drop')}</p>
      <p className="quiet" id="drop-hint">
        {say('dropHint')}
      </p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept=".xlsx,.xls,.ods"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          target.value = '';
        }}
      />
      <Button
        type={again ? 'default' : 'primary'}
        size={again ? 'middle' : 'large'}
        aria-describedby="drop-hint"
        onClick={() => input.current?.click()}
      >
        {say('choose')}
      </Button>
      {!again && (
        <p className="quiet">
          {say('noSheet')}{' '}
          <ToScreen screen="template" search={{ period }}>
            {say('getSheet')}
          </ToScreen>
        </p>
      )}
    </div>
  );
}

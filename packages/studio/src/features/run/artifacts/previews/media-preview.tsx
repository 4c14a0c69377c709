import type { Artifact } from '@assay/wire';
import { useState } from 'react';
import { artifactUrl } from '../../../../lib/api.ts';

/** Sound or film, played by the browser, which reads what it needs of it. */
export function MediaPreview({ artifact, kind }: { readonly artifact: Artifact; readonly kind: 'audio' | 'video' }) {
  const [failed, setFailed] = useState(false);
  const source = {
    src: artifactUrl(artifact),
    controls: true,
    preload: 'metadata',
    onError: () => setFailed(true),
  } as const;
  return (
    <>
      {kind === 'audio' ? (
        <audio className="preview-audio" aria-label={artifact.name} {...source}>
          <track kind="captions" />
        </audio>
      ) : (
        <video className="preview-video" aria-label={artifact.name} {...source}>
          <track kind="captions" />
        </video>
      )}
      {failed && <p className="muted">This browser cannot play it. Download it to listen or watch.</p>}
    </>
  );
}

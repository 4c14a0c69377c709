import type { Artifact } from '@assay/wire';
import { artifactUrl } from '../../../../lib/api.ts';

/**
 * A page in a frame of an origin of its own. The server's answer says the same and forbids it every request, so that neither
 * alone is trusted.
 */
export function PagePreview({ artifact }: { readonly artifact: Artifact }) {
  return (
    <>
      <p className="muted">This page runs in a frame that reaches neither Assay nor the network.</p>
      <iframe
        className="preview-frame"
        title={artifact.name}
        src={artifactUrl(artifact, 'page')}
        referrerPolicy="no-referrer"
        sandbox="allow-scripts"
      />
    </>
  );
}

// Browsers show no documents in a sandbox. Their viewers run nothing with the rights of the page around them.
const Viewer = 'iframe';

/** A PDF in the viewer of the browser, where it has one. */
export function DocumentPreview({ artifact }: { readonly artifact: Artifact }) {
  if (!navigator.pdfViewerEnabled) {
    return <p className="muted">This browser shows no PDF inside of a page. Download it to read it.</p>;
  }
  return (
    <Viewer
      className="preview-frame"
      title={artifact.name}
      src={artifactUrl(artifact, 'page')}
      referrerPolicy="no-referrer"
    />
  );
}

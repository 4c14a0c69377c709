import type { Artifact } from '@assay/wire';
import { useState } from 'react';
import { artifactUrl } from '../../../../lib/api.ts';
import { formatBytes } from '../../../../lib/format/format-bytes.ts';
import { formatCount } from '../../../../lib/format/format-number.ts';
import { useShortcut } from '../../../../lib/keys/shortcuts.ts';
import './image-preview.css';

interface ImagePreviewProps {
  readonly artifact: Artifact;
  readonly zoom: ImageZoom;
  readonly onZoom: (zoom: ImageZoom) => void;
}

/** `fit`: as large as there is room, but no larger than it is; a number: times its true size. */
export type ImageZoom = number | 'fit';

const scope = 'Artifacts';
/** Larger ones are shown when they are asked for: each is read whole. */
const maximumBytes = 50_000_000;
const steps = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32];

/** A picture as it is: never coloured by the theme, on a ground that is the same in each, its pixels sharp when enlarged. */
export function ImagePreview({ artifact, zoom, onZoom }: ImagePreviewProps) {
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>();
  const [failed, setFailed] = useState(false);
  const scale = zoom === 'fit' ? 1 : zoom;
  const larger = steps.find((step) => step > scale);
  const smaller = steps.findLast((step) => step < scale);
  const [isAsked, setIsAsked] = useState((artifact.sizeBytes ?? 0) <= maximumBytes);
  useShortcut({ keys: '+', label: 'Larger picture', scope }, () => larger !== undefined && onZoom(larger));
  useShortcut({ keys: '-', label: 'Smaller picture', scope }, () => smaller !== undefined && onZoom(smaller));
  useShortcut({ keys: '0', label: 'The whole picture', scope }, () => onZoom('fit'));
  useShortcut({ keys: '1', label: 'The picture in its true size', scope }, () => onZoom(1));
  if (!isAsked) {
    return (
      <p className="muted">
        This picture is large.{' '}
        <button type="button" className="button" onClick={() => setIsAsked(true)}>
          Show it all the same ({formatBytes(artifact.sizeBytes ?? 0)})
        </button>
      </p>
    );
  }
  return (
    <>
      <div className="image-bar no-print" role="group" aria-label="Size of the picture">
        <button type="button" className="button" aria-pressed={zoom === 'fit'} onClick={() => onZoom('fit')}>
          Fit
        </button>
        <button type="button" className="button" aria-pressed={zoom === 1} onClick={() => onZoom(1)}>
          100 %
        </button>
        <button
          type="button"
          className="button"
          aria-label="Smaller"
          disabled={smaller === undefined}
          onClick={() => smaller !== undefined && onZoom(smaller)}
        >
          −
        </button>
        <button
          type="button"
          className="button"
          aria-label="Larger"
          disabled={larger === undefined}
          onClick={() => larger !== undefined && onZoom(larger)}
        >
          +
        </button>
        {zoom !== 'fit' && zoom !== 1 && <span className="muted">{formatCount(zoom * 100)} %</span>}
        {size !== undefined && (
          <span className="muted">
            {formatCount(size.width)} × {formatCount(size.height)} pixels
          </span>
        )}
      </div>
      {failed ? (
        <p className="muted">This browser cannot show it as a picture. Download it to look at it.</p>
      ) : (
        <div className="image-frame" tabIndex={0} role="region" aria-label="Picture">
          <img
            className={zoom === 'fit' ? 'image-shown image-fitted' : 'image-shown'}
            src={artifactUrl(artifact)}
            alt={artifact.name}
            style={
              zoom === 'fit' || size === undefined
                ? undefined
                : { width: size.width * zoom, imageRendering: zoom > 1 ? 'pixelated' : 'auto' }
            }
            onLoad={({ currentTarget: image }) => {
              setFailed(false);
              setSize({ width: image.naturalWidth || image.width, height: image.naturalHeight || image.height });
            }}
            onError={() => setFailed(true)}
          />
        </div>
      )}
    </>
  );
}

import { ProductOverlay } from './product-overlay.tsx';

/** What of the reports can be opened from anywhere: writing a product. */
export function SubmitOverlays() {
  return <ProductOverlay />;
}

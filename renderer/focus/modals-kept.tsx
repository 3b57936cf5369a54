import { useFocusFinders } from '@fluentui/react-components';

/**
 * Holds on to what Fluent keeps of its drawers and dialogs. Fluent throws it away with the last component that uses it, which is while a
 * drawer is open where Back leaves the page that it belongs to: the rest of the page, hidden from screen readers meanwhile, stayed so.
 */
export default function ModalsKept(): null {
  useFocusFinders();
  return null;
}

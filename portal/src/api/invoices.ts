import { addressOf } from './base-path';
import type { Schemas } from './client';

/** An invoice or a credit note. */
export type Invoice = Schemas['InvoiceResponse'];

/** Who a customer is on invoices. */
export type BillingDetails = Schemas['BillingDetailsResponse'];

/** Where the PDF of an invoice is; of any customer's for operators. */
export function pdfOf({ id }: Invoice, isOperator: boolean): string {
  return addressOf(isOperator ? `/api/admin/invoices/${id}/pdf` : `/api/invoices/${id}/pdf`);
}

/** Where the XML of an invoice is; of any customer's for operators. */
export function xmlOf({ id }: Invoice, isOperator: boolean): string {
  return addressOf(isOperator ? `/api/admin/invoices/${id}/xml` : `/api/invoices/${id}/xml`);
}

/** What an invoice is called. */
export function titleOf({ kind, number }: Invoice): string {
  return kind === 'credit_note'
    ? `Credit note ${number ?? ''}`
    : number === null
      ? 'Draft'
      : `Invoice ${number}`;
}

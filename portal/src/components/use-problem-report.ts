import type { FormInstance } from 'antd/es/form';
import { ApiProblem } from '@/api/problem';
import { useNotice } from './use-notice';

/**
 * Reports a refusal: each fault at the field of the form that it is about, and all of it as a notification, so that
 * nothing is missed where the form is long or has no such field.
 */
export function useProblemReport() {
  const notice = useNotice();
  return <T extends object>(error: Error, form?: FormInstance<T>) => {
    const problem = error instanceof ApiProblem ? error : null;
    const fields = Object.entries(problem?.fields ?? {});
    form?.setFields(fields.map(([field, errors]) => ({ name: namePathOf(field) as never, errors })));
    notice(problem?.code ?? 'error', 'error', {
      title: problem?.title ?? 'Something went wrong',
      description: fields.length > 0 ? fields.flatMap(([, texts]) => texts).join(' ') : error.message,
      role: 'alert',
    });
  };
}

/** Where a form has a field of the service: price.tiers[1].up_to is the form's tiers, 1, up_to. */
export function namePathOf(field: string): (string | number)[] {
  const parts = field.split(/[.[\]]+/).filter((part) => part !== '');
  const own = parts.length > 1 && parts[0] === 'price' ? parts.slice(1) : parts;
  return own.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

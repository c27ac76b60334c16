import Alert from 'antd/es/alert';
import type { FormInstance } from 'antd/es/form';
import { useState } from 'react';
import { ApiProblem } from '@/api/problem';
import styles from './form-problem.module.css';
import { namePathOf } from './use-problem-report';

/** What went wrong with a form, as a whole. */
export interface FormFault {
  title: string;
  text: string;
}

/**
 * Keeps what went wrong with a form: each fault goes to the field that it is about, and all of it above the button, so
 * that nothing is missed where the form has no such field. Null clears it.
 */
export function useFormProblem<T extends object>(form: FormInstance<T>) {
  const [problem, setProblem] = useState<FormFault | null>(null);
  const set = (error: Error | null) => {
    const fields = error instanceof ApiProblem ? Object.entries(error.fields) : [];
    form.setFields(fields.map(([field, errors]) => ({ name: namePathOf(field) as never, errors })));
    setProblem(
      error && {
        title: error instanceof ApiProblem ? titleOf(error) : 'Something went wrong',
        text: fields.length > 0 ? fields.flatMap(([, texts]) => texts).join(' ') : error.message,
      },
    );
  };
  return [problem, set] as const;
}

/** Shows what went wrong with a form, to be placed above its button. */
export function FormProblem({ problem }: { problem: FormFault | null }) {
  return (
    problem && (
      <Alert
        className={styles.problem}
        type="error"
        showIcon
        role="alert"
        title={problem.title}
        description={problem.text}
      />
    )
  );
}

function titleOf(problem: ApiProblem): string {
  if (problem.status === 401) return 'Log-in failed';
  return problem.title;
}

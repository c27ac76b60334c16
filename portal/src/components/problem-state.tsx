import ReloadOutlined from '@ant-design/icons/ReloadOutlined';
import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { ApiProblem } from '@/api/problem';

interface ProblemStateProps {
  error: Error;
  onRetry: () => void;
}

/** Says that something could not be loaded, why, and offers to try again. */
export function ProblemState({ error, onRetry }: ProblemStateProps) {
  const title = error instanceof ApiProblem ? error.title : 'Something went wrong';
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={textOf(error)}
      action={
        <Button size="small" icon={<ReloadOutlined aria-hidden />} onClick={onRetry}>
          Try again
        </Button>
      }
    />
  );
}

function textOf(error: Error): string {
  const fields = error instanceof ApiProblem ? Object.values(error.fields).flat() : [];
  return fields.length > 0 ? fields.join(' ') : error.message;
}

import Form from 'antd/es/form';
import Select from 'antd/es/select';

const most = 5;
const nameRule = /^[a-z][a-z0-9_]*$/;

/** Asks for the names of the dimensions of a meter's usage. */
export function DimensionsField() {
  return (
    <Form.Item
      name="dimensions"
      label="Dimensions"
      extra="By what usage can be priced and grouped, such as model. Calls set their values."
      rules={[
        {
          validator: (_, names: string[] | undefined) =>
            (names ?? []).every((name) => nameRule.test(name)) && (names ?? []).length <= most
              ? Promise.resolve()
              : Promise.reject(
                  new Error(`At most ${most}, each a lower-case letter, then letters, digits and _.`),
                ),
        },
      ]}
    >
      <Select mode="tags" open={false} suffix={null} tokenSeparators={[',', ' ']} />
    </Form.Item>
  );
}

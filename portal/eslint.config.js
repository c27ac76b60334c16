import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

// Imports point one way: format, components and api <- features <- app. Features do not know each other; where two
// of them meet, a page of the app shows both. Inside its own folder a file imports with ./, elsewhere with @/.
const forbid = (...folders) => [
  'error',
  {
    paths: [
      { name: 'antd', message: 'Import the one component: antd/es/button.' },
      { name: '@ant-design/icons', message: 'Import the one icon: @ant-design/icons/CopyOutlined.' },
    ],
    patterns: [
      { group: ['../*'], message: 'Import with @/ from another folder.' },
      ...folders.map((folder) => ({
        group: [`@/${folder}/*`],
        message: 'Imports point one way: format, components, api <- features <- app.',
      })),
    ],
  },
];

export default ts.config(
  { ignores: ['dist', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  a11y.flatConfigs.recommended,
  hooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', 400],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['src/app/**'], rules: { 'no-restricted-imports': forbid() } },
  { files: ['src/features/**'], rules: { 'no-restricted-imports': forbid('app', 'features') } },
  {
    files: ['src/{api,components,format}/**'],
    rules: { 'no-restricted-imports': forbid('app', 'features') },
  },
  // TypeScript checks the names in the build's scripts too.
  {
    files: ['**/*.js'],
    ...ts.configs.disableTypeChecked,
    rules: { ...ts.configs.disableTypeChecked.rules, 'no-undef': 'off' },
  },
);

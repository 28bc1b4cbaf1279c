/** @jest-config-loader ts-node */
/** @jest-config-loader-options {"transpileOnly": true} */
import type { Config } from 'jest';

/** Tests that time others against a quiet machine, or keep it busy: they run one after another, and nothing beside them. */
const alone = ['/test/faults/', '/test/doors/bad-input/', '/test/doors/identity/log-in'];

const common: Config = {
  testEnvironment: 'node',
  testRegex: '\\.test\\.tsx?$',
  moduleNameMapper: { '^@protocol/(.*)$': '<rootDir>/src/protocol/$1' },
  transform: { '^.+\\.[cm]?[tj]sx?$': ['@swc/jest', { jsc: { target: 'es2023' } }] },
  // These packages ship ES modules only; Jest runs CommonJS, so they are translated like our own files.
  transformIgnorePatterns: ['/node_modules/(?!(uuid|@seriousme/openapi-schema-validator)/)'],
};

const config: Config = {
  projects: [
    {
      ...common,
      displayName: 'together',
      roots: ['<rootDir>/src', '<rootDir>/client/src', '<rootDir>/test', '<rootDir>/scripts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', ...alone],
    },
    {
      ...common,
      displayName: 'alone',
      roots: ['<rootDir>/test'],
      testRegex: alone.map((path) => `${path}.*\\.test\\.ts$`),
    },
  ],
};

export default config;

/** @jest-config-loader ts-node */
/** @jest-config-loader-options {"transpileOnly": true} */
import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/client/src', '<rootDir>/test', '<rootDir>/scripts'],
  testRegex: '\\.test\\.tsx?$',
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
  moduleNameMapper: { '^@protocol/(.*)$': '<rootDir>/src/protocol/$1' },
  transform: { '^.+\\.[cm]?[tj]sx?$': ['@swc/jest', { jsc: { target: 'es2023' } }] },
  // These packages ship ES modules only; Jest runs CommonJS, so they are translated like our own files.
  transformIgnorePatterns: ['/node_modules/(?!(uuid|@seriousme/openapi-schema-validator)/)'],
};

export default config;

export * from './commands';
export * from './errors';
export * from './events';
export * from './files';
export * from './full-feed';
export * from './limits';
export * from './people';
export * from './rooms';

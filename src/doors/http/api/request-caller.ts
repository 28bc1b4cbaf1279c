export { RequestCaller } from '../../request-caller';

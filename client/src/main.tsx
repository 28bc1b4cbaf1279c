import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { openPage, PageContext } from './page';
import { browserAddress } from './route/address';
import { browserStorage } from './state/browser-storage';
import './ui/look.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <PageContext value={openPage(browserStorage(), browserAddress())}>
      <App />
    </PageContext>
  </StrictMode>,
);

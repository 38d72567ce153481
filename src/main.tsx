import { createRoot } from 'react-dom/client';
import { start } from './app/start.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
start(createRoot(root));

import {
  AppWindow,
  Archive,
  AudioLines,
  Bell,
  Box,
  Boxes,
  Cable,
  CalendarClock,
  ChartColumn,
  ChartLine,
  ChevronDown,
  ChevronRight,
  CircleAlert,
  CircleX,
  Cog,
  Compass,
  Database,
  DatabaseBackup,
  DoorOpen,
  Eye,
  Files,
  FileText,
  Gauge,
  Globe,
  Hammer,
  Hash,
  Hourglass,
  Inbox,
  Info,
  KeyRound,
  KeySquare,
  Layers,
  LayoutGrid,
  Lock,
  type LucideIcon,
  Mail,
  Maximize,
  Minus,
  Network,
  PencilLine,
  Plug,
  Plus,
  RadioTower,
  Repeat2,
  Rss,
  ScrollText,
  Search,
  Server,
  Shield,
  Signpost,
  Smartphone,
  Split,
  SquareFunction,
  TableProperties,
  Tags,
  Telescope,
  TextSearch,
  Timer,
  TriangleAlert,
  User,
  UserCheck,
  Warehouse,
  Waves,
  Waypoints,
  X,
  Zap,
} from 'lucide-react';

/** Icons by their name in the Lucide family. */
export type Icons = Readonly<Record<string, LucideIcon>>;

/** What is drawn before anything is asked for: kinds of components, the canvas, the palette. `moreIcons.ts` has the rest. */
const FIRST: Icons = {
  'app-window': AppWindow,
  archive: Archive,
  'audio-lines': AudioLines,
  bell: Bell,
  box: Box,
  boxes: Boxes,
  cable: Cable,
  'calendar-clock': CalendarClock,
  'chart-column': ChartColumn,
  'chart-line': ChartLine,
  'chevron-down': ChevronDown,
  'chevron-right': ChevronRight,
  'circle-alert': CircleAlert,
  'circle-x': CircleX,
  cog: Cog,
  compass: Compass,
  database: Database,
  'database-backup': DatabaseBackup,
  'door-open': DoorOpen,
  eye: Eye,
  'file-text': FileText,
  files: Files,
  gauge: Gauge,
  globe: Globe,
  hammer: Hammer,
  hash: Hash,
  hourglass: Hourglass,
  inbox: Inbox,
  info: Info,
  'key-round': KeyRound,
  'key-square': KeySquare,
  layers: Layers,
  'layout-grid': LayoutGrid,
  lock: Lock,
  mail: Mail,
  maximize: Maximize,
  minus: Minus,
  network: Network,
  'pencil-line': PencilLine,
  plug: Plug,
  plus: Plus,
  'radio-tower': RadioTower,
  'repeat-2': Repeat2,
  rss: Rss,
  'scroll-text': ScrollText,
  search: Search,
  server: Server,
  shield: Shield,
  signpost: Signpost,
  smartphone: Smartphone,
  split: Split,
  'square-function': SquareFunction,
  'table-properties': TableProperties,
  tags: Tags,
  telescope: Telescope,
  'text-search': TextSearch,
  timer: Timer,
  'triangle-alert': TriangleAlert,
  user: User,
  'user-check': UserCheck,
  warehouse: Warehouse,
  waves: Waves,
  waypoints: Waypoints,
  x: X,
  zap: Zap,
};

let known: Icons = FIRST;

/** Makes more icons known, before what shows them is drawn. */
export function addIcons(icons: Icons): void {
  known = { ...known, ...icons };
}

/** Whether a name is one of ours; an unknown one is drawn as a box. */
export function hasIcon(name: string): boolean {
  return Object.hasOwn(known, name);
}

/** Decorative: the control or text beside it carries the words. */
export function Icon({
  name,
  size = 16,
  className,
}: {
  readonly name: string;
  readonly size?: number;
  readonly className?: string | undefined;
}) {
  const Drawing = hasIcon(name) ? known[name]! : Box;
  return (
    <Drawing
      size={size}
      strokeWidth={1.75}
      absoluteStrokeWidth={size < 20}
      aria-hidden
      className={className}
    />
  );
}

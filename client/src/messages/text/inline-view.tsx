import { createElement, Fragment, type ReactNode } from 'react';
import { LinkView } from './link-view';
import type { Inline } from './node';
import { PersonMention } from './person-mention';
import { RoomLink } from './room-link';

/** What stands in a line. Its parts are told apart by where they stand. */
export function Inlines({ nodes }: { nodes: readonly Inline[] }): ReactNode {
  return createElement(Fragment, null, ...nodes.map(viewOf));
}

function viewOf(node: Inline): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return (
        <code dir="ltr" className="rounded border border-line bg-side px-1 py-px font-mono text-[0.9em]">
          {node.text}
        </code>
      );
    case 'strong':
      return <strong className="font-semibold">{Inlines({ nodes: node.inside })}</strong>;
    case 'emphasis':
      return <em>{Inlines({ nodes: node.inside })}</em>;
    case 'strike':
      return <s>{Inlines({ nodes: node.inside })}</s>;
    case 'link':
      return <LinkView link={node}>{Inlines({ nodes: node.inside })}</LinkView>;
    case 'person':
      return <PersonMention person={node.person} text={node.text} />;
    case 'room':
      return <RoomLink room={node.room}>{node.text}</RoomLink>;
  }
}

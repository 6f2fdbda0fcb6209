import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { templateTextFaults } from '#domain/product/fill-product';
import { type DutyProduct, productId } from '#domain/product/product';
import { remarksAt } from '#domain/product/review';
import type { ProductSetup } from '#domain/product/setup';
import { productSetupFault } from '#domain/product/setup-fault';
import { addDays, type Instant } from '#domain/time/instant';
import { composeProduct } from '../product/compose-product.ts';
import { editorOf } from '../product/hands-of-review.ts';
import {
  factsOfNow,
  isOneOfSpan,
  numberOf,
  refuseSpan,
  refuseUnwritten,
  yearOf,
} from '../product/issue-rules.ts';
import { logSent, logWithdrawn } from '../product/log-of-product.ts';
import { reviewUnder } from '../product/meant-review.ts';
import { productLineOf } from '../product/product-line.ts';
import { productWatch } from '../product/product-watch.ts';
import { productNamed, recordProduct, recordSent } from '../product/send-product.ts';
import { productSetupOf, templateOf } from '../product/setup-now.ts';
import type { Read, Write } from '../room.ts';
import { attachmentSize } from '../store/attachments.ts';
import { canonicalText, chainHead } from '../store/ledger.ts';
import { listProductSetup } from '../store/product-setup.ts';
import { deleteReview, takenBackOfSpan } from '../store/product-reviews.ts';
import { productsBetween, standingProduct, type StoredProduct, withdrawnProduct } from '../store/products.ts';
import { lastIssueNo } from '../store/restored-records.ts';
import { signed } from './desk-signing.ts';
import { type Part, sessionOf, stationOf } from './part.ts';
import { provedSigning, signersOf } from './prove-signing.ts';

type Shown = Output<'product.one'>;

const longestSpan = 800;

const shown = ({ product, version }: StoredProduct): Shown => ({ ...product, version });

/** The product that was looked at, where nobody changed it since; a withdrawn one takes nothing more. */
function meantProduct(
  room: Read,
  { id, version }: { readonly id: string; readonly version: number },
): DutyProduct {
  const { product, version: newest } = productNamed(room, id);
  if (newest !== version) throw new DutyError('conflict', 'product', [product.fields.title]);
  if (product.state === 'withdrawn')
    throw new DutyError('rule-broken', 'product-withdrawn', [product.fields.title]);
  return product;
}

/** A typed time names a minute; what happened in that minute is not before it. */
const isBefore = (at: Instant, other: Instant): boolean => at.slice(0, 16) < other.slice(0, 16);

function refuseFuture(room: Read, at: Instant | null): void {
  if (at !== null && at > room.now) throw new DutyError('rule-broken', 'product-time-future');
}

/** The gaps of a text that nobody knows; of one that cannot be read, how it begins. */
function gapsIn(text: string): readonly string[] {
  const { unknown, fault } = templateTextFaults(text);
  return fault === null ? unknown : [text.slice(0, 40).toWellFormed()];
}

function refuseFaultySetup(room: Read, setup: ProductSetup): void {
  const fault = productSetupFault(setup, { gapsIn, isFolder: isAbsolute });
  if (fault !== undefined) throw new DutyError('rule-broken', fault.rule, fault.details);
  for (const { file } of setup.templates)
    if (file !== null && attachmentSize(room.store, file.hash) === undefined)
      throw new DutyError('not-found', 'attachment', [file.name]);
}

/** A set-up whose trusted offices are those that were trusted before: a code read over the telephone says so, and nothing else. */
function withTrust(setup: ProductSetup, before: ProductSetup): ProductSetup {
  const trusted = new Map(before.destinations.map(({ id, office }) => [id, office]));
  return {
    ...setup,
    destinations: setup.destinations.map((one) => ({ ...one, office: trusted.get(one.id) ?? null })),
  };
}

function issue(
  room: Write,
  {
    fields: written,
    no,
    review: meant,
    reviewer,
    issuer,
  }: Parameters<(typeof productHandlers)['product.issue']>[1],
): Shown {
  const { sqlite } = room.store;
  refuseSpan(room, written);
  refuseUnwritten(written);
  const { kind, fromDay, untilDay } = written;
  const template = templateOf(sqlite, kind);
  if (template.needsReviewer && reviewer === null)
    throw new DutyError('rule-broken', 'product-needs-reviewer', [written.title]);
  const standing = isOneOfSpan(kind) ? standingProduct(sqlite, kind, fromDay, untilDay) : undefined;
  if (standing !== undefined)
    throw new DutyError('rule-broken', 'product-again', [standing.product.fields.title]);
  const review = reviewUnder(room, written, meant);
  const begun = review ?? takenBackOfSpan(sqlite, written);
  const year = yearOf(room);
  const number = numberOf(room, kind, no, year);
  const fields = factsOfNow(room, written);
  const editor = editorOf(room, review, written);
  const head = chainHead(sqlite);
  // Signers are proved before anything is written.
  const checked = reviewer === null ? null : provedSigning(room, reviewer, 'product-time-future');
  const issued = provedSigning(room, issuer, 'product-time-future');
  const replaced = isOneOfSpan(kind) ? withdrawnProduct(sqlite, kind, fromDay, untilDay) : undefined;
  const body = {
    act: 'issued' as const,
    note: '',
    product: {
      id: productId.parse(room.newId()),
      fields,
      year,
      no: number,
      editor,
      reviewer: checked?.signer ?? null,
      remarks: begun === undefined ? [] : [...remarksAt(begun, room.now)],
      issuer: issued.signer,
      issuedAt: room.now,
      head,
      imprint: {
        unitName: stationOf(room).unitName,
        head: template.head,
        contact: productSetupOf(sqlite).setup.contact,
      },
      deliveries: [],
      state: 'issued' as const,
      reason: '',
      replaces: replaced?.product.id ?? null,
    },
  };
  const signers = signersOf(checked, issued);
  if (begun !== undefined) deleteReview(sqlite, begun.id);
  return shown(recordProduct(room, signers.length === 0 ? body : signed(room, body, signers)));
}

/** Daily and zero reports, weekly and monthly ones, and numbered products: composed, issued, sent, confirmed, withdrawn; and what is owed. */
export const productHandlers: Part<
  | 'product.setup'
  | 'product.changeSetup'
  | 'product.watch'
  | 'product.list'
  | 'product.one'
  | 'product.compose'
  | 'product.issue'
  | 'product.send'
  | 'product.receipt'
  | 'product.withdraw'
> = {
  'product.setup': (room) => productSetupOf(room.store.sqlite),
  'product.changeSetup': (room, { setup: typed, version }) => {
    const before = productSetupOf(room.store.sqlite);
    const setup = withTrust(typed, before.setup);
    refuseFaultySetup(room, setup);
    if (before.version !== version)
      throw new DutyError('conflict', 'product-setup', [String(before.version)]);
    if (canonicalText(setup) === canonicalText(before.setup))
      throw new DutyError('rule-broken', 'nothing-changed');
    listProductSetup(room.store.sqlite, room.append('product-setup', { setup }));
    return { setup, version: before.version + 1 };
  },
  'product.watch': (room, { daysBack }) => productWatch(room, daysBack),
  'product.list': (room, { fromDay, untilDay, kind }) => {
    if (untilDay > addDays(fromDay, longestSpan))
      throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
    return productsBetween(room.store.sqlite, fromDay, untilDay)
      .filter(({ product }) => kind === null || product.fields.kind === kind)
      .map(productLineOf);
  },
  'product.one': (room, { id }) => shown(productNamed(room, id)),
  'product.compose': (room, input) => {
    refuseSpan(room, input);
    const { sqlite } = room.store;
    const { kind, fromDay, untilDay } = input;
    const year = yearOf(room);
    const standing = isOneOfSpan(kind) ? standingProduct(sqlite, kind, fromDay, untilDay) : undefined;
    return {
      fields: composeProduct(room, input),
      year,
      no: lastIssueNo(sqlite, kind, year) + 1,
      needsReviewer: templateOf(sqlite, kind).needsReviewer,
      standing: standing === undefined ? null : productLineOf(standing),
    };
  },
  'product.issue': issue,
  'product.send': (room, { deliveries, ...meant }) => {
    const product = meantProduct(room, meant);
    const sent = deliveries.map(({ sentAt, ...rest }) => ({
      ...rest,
      sentAt: sentAt ?? room.now,
      packageNo: null,
    }));
    for (const { sentAt } of sent) {
      refuseFuture(room, sentAt);
      if (isBefore(sentAt, product.issuedAt))
        throw new DutyError('rule-broken', 'product-before', [product.fields.title]);
    }
    const done = recordSent(room, product.id, sent);
    logSent(room, product, sent);
    return shown(done);
  },
  'product.receipt': (room, { place, receiver, receipt, receiptAt, ...meant }) => {
    const product = meantProduct(room, meant);
    const before = product.deliveries[place];
    if (before === undefined) throw new DutyError('not-found', 'product-delivery');
    refuseFuture(room, receiptAt);
    if (receiptAt !== null && isBefore(receiptAt, before.sentAt))
      throw new DutyError('rule-broken', 'product-receipt-before', [before.unit]);
    const after = { ...before, receiver, receipt, receiptAt };
    if (canonicalText(after) === canonicalText(before)) throw new DutyError('rule-broken', 'nothing-changed');
    const deliveries = product.deliveries.with(place, after);
    return shown(recordProduct(room, { act: 'receipt', note: '', product: { ...product, deliveries } }));
  },
  'product.withdraw': (room, { reason, ...meant }) => {
    const product = meantProduct(room, meant);
    const done = recordProduct(room, {
      act: 'withdrawn',
      note: reason,
      product: { ...product, state: 'withdrawn', reason },
    });
    logWithdrawn(room, product, reason);
    room.withdrawals.tell(product.id, sessionOf(room));
    return shown(done);
  },
};

import { Button, Select } from 'antd';
import { type RotaPost, rotaBlock, rotaPost, rotaWay } from '#domain/rota/setup';
import { useSeat } from '../../frame/seat.tsx';
import { LineHandle } from '../../parts/line-handle.tsx';
import { useWords } from '../../use-words.ts';
import { ChoiceCell, NumberCell, RemoveLine, TextCell } from './cells.tsx';
import { useLineMoves } from './line-moves.ts';
import { movedLine, newPost } from './setup-draft.ts';
import { changedLine, type SetupWork } from './setup-work.ts';

const kinds = ['workday', 'restday', 'holiday', 'makeup', 'sensitive'] as const;

function PostLine({
  work,
  post,
  index,
}: {
  readonly work: SetupWork;
  readonly post: RotaPost;
  readonly index: number;
}) {
  const { t } = useWords();
  const { station } = useSeat();
  const name = post.name === '' ? t('rota.setup.unnamed') : post.name;
  const change = (parts: Partial<RotaPost>): void =>
    work.change({ posts: changedLine(work.setup.posts, index, parts) });
  const say = (field: string): string | undefined => work.say(`posts.${index}.${field}`);
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { field, name });
  const groupProblem = say('groupIds');
  return (
    <>
      <td>
        <TextCell
          label={t('rota.setup.postName')}
          value={post.name}
          problem={say('name')}
          onChange={(text) => change({ name: text })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('rota.setup.dutyAs'))}
          value={post.duty}
          choices={rotaPost.shape.duty.options.map((value) => ({
            value,
            label: t(`rota.setup.duty.${value}`),
          }))}
          onChange={(duty) => change({ duty })}
        />
      </td>
      <td>
        <Select
          mode="multiple"
          aria-label={labelOf(t('rota.setup.groups'))}
          {...(groupProblem === undefined ? {} : { status: 'error' as const })}
          className="group-pick"
          value={post.groupIds}
          options={work.setup.groups.map((group) => ({ value: group.id, label: group.name }))}
          onChange={(groupIds: string[]) => change({ groupIds })}
        />
        {groupProblem === undefined ? null : <span className="form-problem">{groupProblem}</span>}
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('handover.shift'))}
          value={post.shift === null ? '' : String(post.shift)}
          choices={[
            { value: '', label: t('rota.setup.wholeDay') },
            ...(station?.pattern.shifts ?? []).map((shift, place) => ({
              value: String(place),
              label: `${shift.name} ${shift.startsAt}`,
            })),
          ]}
          onChange={(value) => change({ shift: value === '' ? null : Number(value) })}
        />
      </td>
      {kinds.map((kind) => (
        <td key={kind} className="number">
          <NumberCell
            label={labelOf(t(`rota.setup.kind.${kind}`))}
            value={post.count[kind]}
            problem={say(`count.${kind}`)}
            onChange={(count) => change({ count: { ...post.count, [kind]: count } })}
          />
        </td>
      ))}
      <td>
        <ChoiceCell
          label={labelOf(t('rota.setup.block'))}
          value={post.block}
          choices={rotaBlock.options.map((value) => ({ value, label: t(`rota.setup.blockOf.${value}`) }))}
          onChange={(block) => change({ block })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('rota.setup.way'))}
          value={post.way}
          choices={rotaWay.options.map((value) => ({ value, label: t(`rota.setup.wayOf.${value}`) }))}
          onChange={(way) => change({ way })}
        />
      </td>
      <td>
        <RemoveLine
          name={name}
          onRemove={() => work.change({ posts: work.setup.posts.toSpliced(index, 1) })}
        />
      </td>
    </>
  );
}

/** What people are on duty as, and how many of them on which days. */
export function SetupPosts({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { posts, groups } = work.setup;
  const movesOf = useLineMoves(work.canEdit, (from, to) =>
    work.change({ posts: movedLine(posts, from, to) }),
  );
  return (
    <>
      <p className="quiet small">{t('rota.setup.postsHint')}</p>
      {posts.length === 0 ? <div className="empty">{t('rota.setup.noPosts')}</div> : null}
      {posts.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <section className="rota-wide" tabIndex={0} aria-label={t('rota.setup.section.posts')}>
          <table className="plain-table lined rota-lines">
            <thead>
              <tr>
                <th>
                  <span className="unseen">{t('rota.setup.order')}</span>
                </th>
                <th>{t('rota.setup.postName')}</th>
                <th>{t('rota.setup.dutyAs')}</th>
                <th>{t('rota.setup.groups')}</th>
                <th>{t('handover.shift')}</th>
                {kinds.map((kind) => (
                  <th key={kind} className="number">
                    {t(`rota.setup.kind.${kind}`)}
                  </th>
                ))}
                <th>{t('rota.setup.block')}</th>
                <th>{t('rota.setup.way')}</th>
                <th>
                  <span className="unseen">{t('rota.setup.remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {posts.map((post, index) => (
                <tr key={post.id} {...movesOf(index)}>
                  <td>
                    <LineHandle name={post.name} index={index} />
                  </td>
                  <PostLine work={work} post={post} index={index} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <div className="actions">
        <Button
          disabled={groups.length === 0}
          onClick={() =>
            work.change({
              posts: [
                ...posts,
                newPost(
                  crypto.randomUUID(),
                  groups.slice(-1).map((group) => group.id),
                ),
              ],
            })
          }
        >
          {t('rota.setup.addPost')}
        </Button>
        {groups.length === 0 ? <span className="quiet small">{t('rota.setup.groupsFirst')}</span> : null}
      </div>
    </>
  );
}

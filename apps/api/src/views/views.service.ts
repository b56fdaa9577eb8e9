import { Injectable } from '@nestjs/common';
import { type CreateViewDto, LIMITS, type UpdateViewDto, type ViewDto } from '@nawala/contracts';
import { InvalidInput } from '../common/app-error';
import type { RequestUser } from '../common/current-user.decorator';
import { oneMore } from '../common/one-more';
import type { View } from './view.schema';
import { ViewTotals } from './view-totals';
import { TooManyViews, ViewNotFound, ViewsAreShared } from './views.errors';
import { ViewsRepository } from './views.repository';

@Injectable()
export class ViewsService {
  constructor(
    private readonly views: ViewsRepository,
    private readonly totals: ViewTotals,
  ) {}

  async list(user: RequestUser): Promise<ViewDto[]> {
    const views = await this.views.visibleTo(user.id);
    return Promise.all(views.map((view) => this.present(view, user)));
  }

  async create(user: RequestUser, { name, query, shared }: CreateViewDto): Promise<ViewDto> {
    if (shared && user.role !== 'admin') throw new ViewsAreShared();
    // Judged as the list will judge it, before anything is written.
    await this.totals.of(query);
    const view = await oneMore({
      max: LIMITS.views,
      count: () => this.views.countOf(user.id),
      make: () => this.views.create(user.id, { name, query, shared }),
      takeBack: ({ _id }) => this.views.remove(_id.toHexString()),
      refuse: () => new TooManyViews(),
    });
    return this.present(view, user);
  }

  async update(user: RequestUser, id: string, { start, ...fields }: UpdateViewDto): Promise<ViewDto> {
    const view = await this.visible(user, id);
    const changes = Object.keys(fields).length > 0;
    if (changes) this.mayChange(user, view);
    if (fields.shared && user.role !== 'admin') throw new ViewsAreShared();
    if (fields.query !== undefined) await this.totals.of(fields.query);
    if (changes && !(await this.views.update(id, fields))) throw new ViewNotFound();
    if (start !== undefined && start !== isStart(view, user)) await this.views.start(user.id, start ? id : undefined);
    return this.present(await this.visible(user, id), user);
  }

  async remove(user: RequestUser, id: string): Promise<void> {
    this.mayChange(user, await this.visible(user, id));
    await this.views.remove(id);
  }

  private async visible(user: RequestUser, id: string): Promise<View> {
    const view = await this.views.byId(id);
    if (!view || !(view.shared || isOwn(view, user))) throw new ViewNotFound();
    return view;
  }

  private mayChange(user: RequestUser, view: View): void {
    if (user.role !== 'admin' && (view.shared || !isOwn(view, user))) throw new ViewsAreShared();
  }

  private async present(view: View, user: RequestUser): Promise<ViewDto> {
    const { _id, name, query, shared } = view;
    const total = await this.totalOf(query);
    return { id: _id.toHexString(), name, query, shared, own: isOwn(view, user), start: isStart(view, user), total };
  }

  /** What an earlier version let in, and the list does not answer, finds nothing: the other views are shown all the same. */
  private totalOf(query: string): Promise<number> {
    return this.totals.of(query).catch((error: unknown) => {
      if (error instanceof InvalidInput) return 0;
      throw error;
    });
  }
}

const isOwn = ({ owner }: View, { id }: RequestUser): boolean => owner.toHexString() === id;
const isStart = ({ startOf }: View, { id }: RequestUser): boolean => startOf.some((user) => user.toHexString() === id);

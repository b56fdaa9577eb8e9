import { Component, computed, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { ALERT_EVENTS, type ChannelDto, LANGUAGES, type RuleDto } from '@nawala/contracts';
import { Field } from '../../forms/field';
import { FormError } from '../../forms/form-error';
import { FormFoot } from '../../forms/form-foot';
import { sendableForm } from '../../forms/sendable-form';
import { TagInput } from '../../forms/tag-input';
import { changesOf } from '../../forms/changes-of';
import { language, LANGUAGE_NAMES } from '../../locale/language';
import { t } from '../../locale/t';
import { CountedPipe, TextPipe } from '../../locale/text-pipes';
import { Stats } from '../../stats/stats';
import { ChipChoice } from '../../ui/chip-choice';
import { FilterMenu } from '../../ui/filter-menu';
import { Icon } from '../../ui/icon';
import { AlertsApi } from '../alerts-api';
import { KINDS } from '../channels/kinds';
import { saySpan } from './describe-rule';
import { RulePreview } from './rule-preview';
import { bodyOf, NEW_RULE, ruleSchema, type RuleValue, valueOf } from './rule-value';

export interface RuleFormData {
  rule: RuleDto | null;
  channels: readonly ChannelDto[];
}

const AFTER = [0, 30, 60, 120, 300, 900, 3_600];
const WINDOWS = [0, 10, 30, 60, 120, 300, 900];

/** Adds a rule, or changes the one it is given. Closes with what the server made of it. */
@Component({
  selector: 'app-rule-form',
  imports: [
    ChipChoice,
    CountedPipe,
    Field,
    FilterMenu,
    FormError,
    FormField,
    FormFoot,
    FormRoot,
    Icon,
    MatDialogModule,
    RulePreview,
    TagInput,
    TextPipe,
  ],
  templateUrl: './rule-form.html',
  styleUrl: './rule-form.css',
})
export class RuleForm {
  private readonly api = inject(AlertsApi);
  private readonly stats = inject(Stats);
  private readonly ref = inject<MatDialogRef<RuleForm, RuleDto>>(MatDialogRef);
  private readonly data = inject<RuleFormData>(MAT_DIALOG_DATA);
  protected readonly editing = this.data.rule;
  private readonly before: RuleValue = this.editing
    ? valueOf(this.editing)
    : { ...NEW_RULE, language: language(), channelIds: this.data.channels.map(({ id }) => id) };

  protected readonly fields = sendableForm(this.before, (path) => validateStandardSchema(path, ruleSchema), {
    send: (rule) => this.save(rule),
  });

  protected readonly isDigest = computed(() => this.fields.digest().value() === 'digest');
  protected readonly events = computed(() =>
    ALERT_EVENTS.map((event) => ({ value: event as string, label: t(`event.${event}`) })),
  );
  protected readonly channels = computed(() =>
    this.data.channels.map(({ id, name, kind }) => ({ value: id, label: name, icon: KINDS[kind].icon })),
  );
  protected readonly gone = this.editing?.missing.channelIds.length ?? 0;
  protected readonly brands = computed(() =>
    (this.stats.current()?.brands ?? []).map(({ id, name, color }) => ({ value: id, label: name, color })),
  );
  protected readonly vantages = computed(() => {
    const known = this.stats.current()?.vantages.map(({ vantage }) => vantage) ?? [];
    return [...new Set([...known, ...this.fields.vantages().value()])].map((name) => ({ value: name, label: name }));
  });
  protected readonly afters = this.spans(AFTER, this.before.after);
  protected readonly windows = this.spans(WINDOWS, this.before.window);
  protected readonly span = saySpan;
  protected readonly languages = LANGUAGES;
  protected readonly languageNames = LANGUAGE_NAMES;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly previewed = computed(() => {
    const body = bodyOf(this.fields().value());
    const isReady = ['on', 'quietTo', 'digestTime', 'zone', 'tags'].every(
      (name) => this.fields[name as 'on']().errors().length === 0,
    );
    return isReady ? { ...body, name: body.name.trim() || t('ruleForm.nameExample') } : null;
  });

  protected set(field: 'brandIds' | 'vantages', values: string[]): void {
    this.fields[field]().value.set(values);
  }

  private spans(usual: readonly number[], own: string): string[] {
    return [...new Set([...usual, Number(own)])].sort((a, b) => a - b).map(String);
  }

  private async save(value: RuleValue): Promise<void> {
    const { editing, before } = this;
    const body = bodyOf(value, editing?.enabled);
    const saved = editing
      ? await this.api.changeRule(editing.id, {
          ...changesOf(bodyOf(before, editing.enabled), body),
          ...(this.gone > 0 && { channelIds: body.channelIds }),
          ...(editing.missing.brandIds.length > 0 && { brandIds: body.brandIds }),
        })
      : await this.api.addRule(body);
    this.ref.close(saved);
  }
}

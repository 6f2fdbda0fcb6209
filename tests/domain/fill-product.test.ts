import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import preset from '#presets/product' with { type: 'json' };
import {
  fillProduct,
  productGaps,
  type ProductGapValues,
  templateTextFaults,
} from '#domain/product/fill-product';
import { productKind } from '#domain/product/product';
import { productSetup } from '#domain/product/setup';

const values: ProductGapValues = {
  本单位: '云台县人民政府值班室',
  日期: '2026年11月21日',
  时段: '2026年11月16日至22日',
  时间: '11月21日16时30分',
  期号: '7',
  重要时段: '',
  第几日: '',
  突发事件: '',
  重大突发事件: '',
  未定级事件: '',
};

describe('texts with gaps', () => {
  it('fills every gap, with or without spaces, and takes what is filled in for no gap', () => {
    const all = productGaps.map((gap) => `{{ ${gap} }}`).join('|');
    const marked = Object.fromEntries(productGaps.map((gap) => [gap, `{{${gap}}}<&>`]));
    expect(fillProduct(all, marked as ProductGapValues)).toBe(
      productGaps.map((gap) => `{{${gap}}}<&>`).join('|'),
    );
  });

  it('does not say 值班 twice where the unit is a 值班室', () => {
    expect(fillProduct('{{本单位}}值班日报告（{{日期}}）', values)).toBe(
      '云台县人民政府值班室日报告（2026年11月21日）',
    );
    expect(fillProduct('{{本单位}}值班日报告', { ...values, 本单位: '云台县应急管理局' })).toBe(
      '云台县应急管理局值班日报告',
    );
  });

  it('leaves parts out about which there is nothing to say', () => {
    const text =
      '值班日报告{{#第几日}}（{{重要时段}}{{第几日}}）{{/第几日}}{{^突发事件}}，无突发事件{{/突发事件}}';
    expect(fillProduct(text, values)).toBe('值班日报告，无突发事件');
    expect(fillProduct(text, { ...values, 重要时段: '2027年元旦', 第几日: '第2日', 突发事件: '1' })).toBe(
      '值班日报告（2027年元旦第2日）',
    );
  });

  it('says which gaps nobody knows and what cannot be read, and leaves such a text as it is', () => {
    expect(templateTextFaults('截至{{时间}}，{{单位}}{{#天气}}晴{{/天气}}{{单位}}')).toEqual({
      unknown: ['单位', '天气'],
      fault: null,
    });
    expect(templateTextFaults('{{日期')).toEqual({ unknown: [], fault: 'unclosed' });
    expect(templateTextFaults('{{#日期}}今天')).toEqual({ unknown: [], fault: 'unclosed' });
    for (const text of ['{{> 文件}}', '{{{日期}}}', '{{& 日期}}', '{{=<% %>=}}'])
      expect({ text, ...templateTextFaults(text) }).toMatchObject({ text, fault: 'sign' });
    expect(fillProduct('{{日期', values)).toBe('{{日期');
    expect(fillProduct('{{> 文件}}', values)).toBe('{{> 文件}}');
  });

  it('knows no gap of the names that every object has', () => {
    expect(templateTextFaults('{{constructor}}{{toString}}').unknown).toEqual(['constructor', 'toString']);
    expect(fillProduct('{{constructor}}', values)).toBe('');
  });
});

describe('the preset', () => {
  const { setup } = z.object({ setup: productSetup }).parse(preset);

  it('has a template of each kind, and a zero report of few sections', () => {
    expect(setup.templates.map(({ kind }) => kind)).toEqual(productKind.options);
    for (const { sections, kind } of setup.templates)
      expect({ kind, keys: new Set(sections.map(({ key }) => key)).size }).toEqual({
        kind,
        keys: sections.length,
      });
    const daily = setup.templates.find(({ kind }) => kind === 'daily');
    expect(daily?.sections.filter(({ isInZero }) => isInZero).map(({ source }) => source)).toEqual([
      'onDuty',
      'incidents',
      'away',
    ]);
    expect(daily?.zeroTitle).not.toBe('');
    expect(daily?.zeroConclusion).not.toBe('');
  });

  it('has no gap that nobody knows', () => {
    for (const template of setup.templates) {
      const { title, zeroTitle, conclusion, zeroConclusion, sections } = template;
      const texts = [
        title,
        zeroTitle,
        conclusion,
        zeroConclusion,
        ...sections.flatMap(({ text, empty }) => [text, empty]),
      ];
      for (const text of texts)
        expect({ text, ...templateTextFaults(text) }).toEqual({ text, unknown: [], fault: null });
    }
  });
});

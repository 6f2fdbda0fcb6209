import { writeFileSync, mkdirSync } from 'node:fs';
import { test } from 'vitest';
import { aPaper, aPaperPerson, aPost, usualPosts } from '../helpers/sample-rota.ts';
import { rotaDocx } from '#service/documents/rota-docx';
import { rotaHtml } from '#service/documents/rota-html';
import { rotaXlsx } from '#service/documents/rota-xlsx';
import { rotaIcs } from '#service/documents/rota-ics';
import { monthTemplate, peopleTemplate } from '#service/documents/rota-template';
import { printFonts } from '#service/documents/fonts';
import { monthOf } from '#domain/rota/duty';
const spring = Object.fromEntries(['15','16','17','18','19','20','21','22','23'].map((d,i)=>[`2026-02-${d}`,{type:'holiday',name:'春节',place:{index:i+1,of:9}}]));
Object.assign(spring,{'2026-02-14':{type:'makeup',name:'春节'},'2026-02-28':{type:'makeup',name:'春节'}});
const longPeople = Array.from({length:40},(_,i)=>aPaperPerson(`q${i}`,`买买提江艾力肯${`甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉一二三四五六七八九十百千万元亨利贞天地人`[i]}`,{post: i%2?'应急指挥科副科长':'二级主任科员'}));
const six = ['带班领导','驻地带班领导','值班长','主班值班员','副班值班员','备勤人员'].map((n,i)=>aPost(`s${i}`,n));
const sets = {
  usual: aPaper(),
  february: aPaper({month:'2026-02' as never, notable: spring as never, version:null}),
  sixposts: aPaper({month:'2026-08' as never, people: longPeople, posts: six}),
  hours: aPaper({posts:[usualPosts[0]!, aPost('day','值班员（白班）',{startsAt:'08:30' as never,minutes:600}), aPost('night','值班员（夜班）',{startsAt:'18:30' as never,minutes:840})]}),
  only: aPaper({only:'p3' as never}),
};
test('render', async () => {
  mkdirSync('/tmp/rota',{recursive:true});
  for (const [n,p] of Object.entries(sets)) {
    writeFileSync(`/tmp/rota/${n}.html`, rotaHtml(p,{fonts:printFonts(['Noto Serif CJK SC','Noto Sans CJK SC'])}));
    writeFileSync(`/tmp/rota/${n}.docx`, await rotaDocx(p));
    writeFileSync(`/tmp/rota/${n}.xlsx`, await rotaXlsx(p));
    writeFileSync(`/tmp/rota/${n}.ics`, rotaIcs(p));
  }
  writeFileSync('/tmp/rota/template.xlsx', await monthTemplate(sets.usual, sets.usual.posts.map(p=>({postId:p.id,people:sets.usual.people.map(x=>x.id)}))));
  writeFileSync('/tmp/rota/ptemplate.xlsx', await peopleTemplate('a', new Date(0)));
});

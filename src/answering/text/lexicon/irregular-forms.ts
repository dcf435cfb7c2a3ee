const groups = `
  be am is are was were been being; begin began begun; bleed bled; break broke broken; bring brought; build built; burn burnt; buy bought;
  catch caught; choose chose chosen; come came; deal dealt; die dead death died dying deaths; do did done does; draw drew drawn;
  drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; fight fought; find found; flee fled; fly flew flown;
  forget forgot forgotten; get got gotten; give gave given; go went gone goes; grow grew grown; hang hung; have has had; hear heard;
  hide hid hidden; hold held; keep kept; know knew known; lead led; leave left; lend lent; lose lost; make made; mean meant; meet met;
  pay paid; ride rode ridden; ring rang rung; rise risen; run ran; say said; see seen; sell sold; send sent; shake shook shaken;
  shoot shot shots; sing sang sung; sit sat; sleep slept; speak spoke spoken; spend spent; stand stood; steal stole stolen; strike struck;
  swear swore sworn; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; understand understood;
  wake woke woken; wear wore worn; win won; write wrote written; child children kid kids; man men; woman women; person people; wife wives;
  knife knives; foot feet; mouse mice`;

/** Forms that the stemmer cannot reduce to one stem, each with the base form of its group. */
export const irregularForms: ReadonlyMap<string, string> = new Map(
  groups.split(';').flatMap((group) => {
    const [base = '', ...forms] = group.trim().split(/\s+/);
    return forms.map((form) => [form, base] as const);
  }),
);

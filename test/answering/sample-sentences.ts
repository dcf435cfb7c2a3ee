/** An article written for the tests. */
export const sentences = [
  'A fire broke out at the Larkhill flour mill near Denby early on Tuesday.', // 0
  'Around forty workers were evacuated by the company before the roof fell in.', // 1
  'Maria Santos, the mill’s night manager, noticed smoke at 4.15am and raised the alarm.', // 2
  '“I could smell burning before I saw anything,” she said.', // 3
  'Two firefighters were treated in hospital for burns.', // 4
  'Chief fire officer Tom Ellery said that dust in a silo had probably ignited.', // 5
  '“We have had no deaths, and that is thanks to the staff,” he added.', // 6
  'The mill, which was built in 1911, produces a third of the county’s bread flour.', // 7
  'Neighbours were told to keep their windows shut because of the smoke.', // 8
  'The owners hope to rebuild it by next summer.', // 9
];

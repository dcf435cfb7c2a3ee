import type { SmallTalkTopic } from '../../../replies/answer.ts';

/** What people say to a bot besides questions about the incident. Longer messages are questions: “hi, who was hurt?”. */
export const smallTalkPhrases: Readonly<Record<SmallTalkTopic, string>> = {
  greeting: `hi; hello; hey; hiya; heya; yo; hi there; hello there; hey there; good morning; good afternoon; good evening; morning; evening; morning all;
    hi everyone; how are you; how are you doing; how is it going; how do you do; whats up; what is up; sup; wassup; are you there; anyone there; you there;
    are you awake; are you online; can you hear me; nice to meet you; test; testing; ping; is this working; are you working; does this work`,
  thanks: `thanks; thank you; thank you so much; thank you very much; thanks a lot; thanks so much; many thanks; cheers; ta; much appreciated; thanks for that; thanks for the help;
    thanks for your help; thank you for your help; that helped; that was helpful; very helpful; great thanks; perfect thanks; ok thanks; okay thank you; thx; ty; tysm; thnx; got it thanks;
    good bot; nice bot; clever bot; great bot; best bot; love this bot; well done; good job; great job; nice one; nice; brilliant; awesome; great; perfect; amazing; love you; ok; okay; ok cool; cool;
    fair enough; i see; understood; got it; lol; haha; sorry; my bad; no worries; never mind; nevermind; right; yes; no; yeah; nope; alright`,
  farewell: `bye; goodbye; good bye; bye bye; good night; night; goodnight; see you; see you later; see ya; cya; take care; later; have a good day; have a nice day`,
  help: `help; help me; help please; can you help; can you help me; how does this work; how do you work; how does it work; how do i use this; how do i use you; how to use; how do i ask;
    how can i ask; how do i ask a question; how do i ask you something; what can you do; what do you do; what can i ask; what can i ask you; what do you know; what should i ask; commands;
    what are the commands; which commands are there; show commands; list commands; menu; options; instructions; usage; what now; what questions can i ask; im confused; i am lost; i do not understand`,
  identity: `who are you; what are you; who is this; what is this; what is this bot; are you a bot; are you a robot; are you human; are you real; are you a real person; are you a person; are you an ai; are you ai;
    are you chatgpt; is this chatgpt; am i talking to a human; am i talking to a bot; is there a person behind this; who made you; who built you; who created you; who runs this; who runs this bot; who owns you;
    whats your name; what is your name; do you have a name; tell me about yourself; how old are you; are you alive; are you the police; do you work for the police; who do you work for`,
  source: `link; the link; got a link; have you got a link; send link; send me the link; link please; link to the article; wheres the link; url; source; sources; what is the source; whats your source; what are your sources;
    what is your source; where is the article; wheres the article; where can i read the article; can i read the article; show me the article; show the article; full article; the article; send me the article; article please;
    which article; which article is it; what article; what newspaper; which newspaper; where is this from; where does this come from; where did you get this; where do you get this from; where do you get your information; who wrote this;
    can i see the source; got a source; show me the source`,
  privacy: `can you delete my question; delete my question; delete my questions; delete my data; delete my messages; delete what i said; can you delete that; please delete that; delete that; delete this; remove my question; forget me;
    forget that; forget what i said; forget my question; do you store my questions; do you save my questions; do you save this; are you recording this; do you record this; do you keep my data; what do you store; what do you know about me; is this private; is this anonymous; is this confidential;
    can anyone see this; who can see this; who sees my questions; do you track me; do you share my data; privacy; gdpr`,
  certainty: `are you sure; you sure; are you certain; are you sure about that; is that true; is this true; is it true; is that right; is that correct; is this correct; is this real; is that real; really; for real; seriously; how do you know; how do you know that; how can you know; how would you know;
    can i trust you; can i trust this; can we trust this; should i believe you; are you lying; you are lying; you are wrong; thats wrong; that is wrong; wrong; that is not true; thats not true; no thats wrong; fake; fake news; fake bot; says who; who says; are you making this up; did you make that up; is that fake; who says so`,
  insult: `you are useless; useless; useless bot; bad bot; stupid bot; dumb bot; rubbish bot; shit bot; crap bot; you are rubbish; you are stupid; you are dumb; stupid; shut up; go away; you suck; idiot; youre an idiot; this bot is trash; trash; worst bot ever; i hate you; i hate this bot; get lost; you know nothing; waste of space; waste of time;
    this bot is broken; you are broken; delete yourself; that did not help; not helpful; unhelpful; boring; fuck off; fuck you; piss off`,
};

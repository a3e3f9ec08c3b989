/** People of one language. A name in Cyrillic stands with its Latin spelling: "Олена=Olena". All of them are made up. */
export interface NameList {
  language: string;
  states: string;
  women: string;
  men: string;
  families: string;
}

export const nameLists: readonly NameList[] = [
  {
    language: 'uk',
    states: 'UA',
    women:
      'Олена=Olena Ірина=Iryna Наталія=Nataliia Оксана=Oksana Юлія=Yuliia Тетяна=Tetiana Марія=Mariia Катерина=Kateryna Людмила=Liudmyla Дарина=Daryna',
    men: 'Андрій=Andrii Олександр=Oleksandr Сергій=Serhii Володимир=Volodymyr Микола=Mykola Дмитро=Dmytro Тарас=Taras Василь=Vasyl Олег=Oleh Ігор=Ihor',
    families:
      'Шевченко=Shevchenko Коваленко=Kovalenko Бондаренко=Bondarenko Ткаченко=Tkachenko Кравченко=Kravchenko Олійник=Oliinyk Мельник=Melnyk Поліщук=Polishchuk Мороз=Moroz Савченко=Savchenko Руденко=Rudenko Марченко=Marchenko Лисенко=Lysenko Петренко=Petrenko Гончар=Honchar Литвин=Lytvyn',
  },
  {
    language: 'bg',
    states: 'BG',
    women:
      'Росица=Rositsa Десислава=Desislava Мария=Maria Елена=Elena Радка=Radka Ивелина=Ivelina Цветелина=Tsvetelina Калина=Kalina Невена=Nevena Силвия=Silvia',
    men: 'Георги=Georgi Иван=Ivan Димитър=Dimitar Николай=Nikolay Петър=Petar Стефан=Stefan Христо=Hristo Пламен=Plamen Красимир=Krasimir Атанас=Atanas',
    families:
      'Иванов=Ivanov Георгиев=Georgiev Димитров=Dimitrov Петров=Petrov Николов=Nikolov Христов=Hristov Стоянов=Stoyanov Тодоров=Todorov Ангелов=Angelov Василев=Vasilev Атанасов=Atanasov Костов=Kostov Маринов=Marinov Колев=Kolev Илиев=Iliev Павлов=Pavlov',
  },
  {
    language: 'sr',
    states: 'RS MK',
    women:
      'Јелена=Jelena Милица=Milica Ана=Ana Марија=Marija Ивана=Ivana Драгана=Dragana Весна=Vesna Снежана=Snežana Тамара=Tamara Биљана=Biljana',
    men: 'Милан=Milan Никола=Nikola Марко=Marko Александар=Aleksandar Стефан=Stefan Владимир=Vladimir Душан=Dušan Горан=Goran Зоран=Zoran Бојан=Bojan',
    families:
      'Јовановић=Jovanović Петровић=Petrović Николић=Nikolić Марковић=Marković Ђорђевић=Đorđević Стојановић=Stojanović Илић=Ilić Павловић=Pavlović Поповић=Popović Костић=Kostić Ристевски=Ristevski Трајковски=Trajkovski Стојановски=Stojanovski Николовски=Nikolovski',
  },
  {
    language: 'ru',
    states: 'KZ KG TJ UZ TM',
    women:
      'Айгуль=Aigul Динара=Dinara Жанна=Zhanna Гульнара=Gulnara Мадина=Madina Зарина=Zarina Назира=Nazira Айнура=Ainura Нигора=Nigora Шахноза=Shakhnoza Светлана=Svetlana Алия=Aliya',
    men: 'Нурлан=Nurlan Ерлан=Yerlan Бакыт=Bakyt Азамат=Azamat Фарход=Farkhod Рустам=Rustam Тимур=Timur Шерзод=Sherzod Далер=Daler Мурат=Murat Алексей=Alexey Санжар=Sanzhar',
    families:
      'Ахметов=Akhmetov Исмаилов=Ismailov Каримов=Karimov Рахимов=Rakhimov Абдуллаев=Abdullaev Юсупов=Yusupov Сулейменов=Suleimenov Касымов=Kasymov Омаров=Omarov Назаров=Nazarov Турсунов=Tursunov Хасанов=Khasanov Сафаров=Safarov Ибрагимов=Ibragimov Мамытов=Mamytov Орозбеков=Orozbekov Ким=Kim Жумабаев=Zhumabaev',
  },
  {
    language: 'ka',
    states: 'GE',
    women: 'Nino Ketevan Tamar Mariam Nana Eka Maka Natia Lela Salome',
    men: 'Giorgi Levan Davit Irakli Zurab Nika Lasha Archil Vakhtang Temur',
    families:
      'Beridze Kapanadze Gelashvili Maisuradze Giorgadze Lomidze Tsiklauri Kvaratskhelia Bolkvadze Nozadze Kobakhidze Mchedlishvili Abashidze Javakhishvili',
  },
  {
    language: 'hy',
    states: 'AM',
    women: 'Anahit Lilit Narine Gayane Ani Mariam Hasmik Arpine Astghik Lusine',
    men: 'Armen Tigran Gevorg Hayk Vardan Aram Karen Narek Samvel Ashot',
    families:
      'Grigoryan Harutyunyan Sargsyan Hovhannisyan Khachatryan Vardanyan Petrosyan Gevorgyan Hakobyan Karapetyan Ghazaryan Mkrtchyan',
  },
  {
    language: 'az',
    states: 'AZ',
    women: 'Leyla Aysel Nigar Günel Sevinc Aygün Lalə Nərmin Türkan Könül',
    men: 'Elçin Rəşad Kamran Vüqar Anar Orxan Emin Tural Fərid İlqar',
    families: 'Əliyeva Məmmədli Hüseynli Quliyev Həsənli İsmayıllı Rzayev Abbaslı Cəfərli Kərimli Nəsirli Babayev',
  },
  {
    language: 'de',
    states: 'DE AT CH LI LU',
    women: 'Katharina Anke Sabine Claudia Julia Birgit Monika Stefanie Ursula Franziska Heike Johanna',
    men: 'Markus Jürgen Thomas Stefan Andreas Michael Christian Wolfgang Matthias Florian Bernd Lukas',
    families:
      'Müller Schmidt Huber Wagner Steininger Bauer Gruber Krause Brandt Fischer Weber Leitner Hofmann Köhler Schäfer Zimmermann Vogel Winkler',
  },
  {
    language: 'sv',
    states: 'SE DK NO FI',
    women: 'Ingrid Anna Karin Maria Elin Sofie Kirsten Astrid Johanna Liisa Hanna Maja',
    men: 'Erik Lars Anders Johan Søren Magnus Bjørn Jens Juhani Mikael Henrik Nils',
    families:
      'Johansson Andersson Nielsen Hansen Lindqvist Bergström Virtanen Korhonen Larsen Olsen Pedersen Nyström Dahl Holm Lund Åkesson',
  },
  {
    language: 'lt',
    states: 'EE LV LT',
    women: 'Kristiina Jūratė Inga Līga Rasa Dace Eglė Piret Ieva Tiina',
    men: 'Andrus Jānis Tomas Mindaugas Rait Mārtiņš Darius Priit Edgars Vytautas',
    families: 'Tamm Saar Kask Kalniņš Bērziņš Ozols Liepiņš Kazlauskas Stankus Butkus Mägi Rebane Vītols Norkus',
  },
  {
    language: 'pl',
    states: 'PL CZ SK',
    women: 'Agnieszka Katarzyna Małgorzata Petra Lucie Zuzana Eva Magdalena Hana Martina Joanna Lenka',
    men: 'Tomasz Piotr Krzysztof Tomáš Jan Pavel Marek Jakub Peter Martin Łukasz Ondřej',
    families:
      'Nowak Wójcik Mazur Krawczyk Zając Król Pawlak Baran Duda Wilk Sikora Michalak Bartoš Kolář Beneš Marek Hudák Baláž',
  },
  {
    language: 'fr',
    states: 'FR BE',
    women: 'Sophie Claire Isabelle Nathalie Céline Élodie Camille Valérie Anne Hélène',
    men: 'Pierre Julien Nicolas François Laurent Olivier Antoine Benoît Étienne Mathieu',
    families:
      'Lambert Dubois Moreau Lefèvre Girard Rousseau Fontaine Chevalier Mercier Peeters Janssens Claes Dumont Leclercq',
  },
  {
    language: 'es',
    states: 'ES PT IT MT',
    women: 'Carmen Lucía Marta Giulia Francesca Chiara Inês Joana Pilar Elena Paola Beatriz',
    men: 'Javier Carlos Miguel Marco Luca Giovanni João Rui Alejandro Paolo Andrea Tiago',
    families:
      'García Fernández López Martínez Rossi Ferrari Russo Bianchi Silva Santos Ferreira Pereira Borg Camilleri Romano Ortega',
  },
  {
    language: 'ro',
    states: 'RO MD',
    women: 'Ioana Elena Andreea Cristina Mihaela Raluca Natalia Doina Victoria Ana',
    men: 'Andrei Mihai Alexandru Ion Vasile Cristian Radu Sergiu Bogdan Dumitru',
    families:
      'Popescu Ionescu Popa Rusu Ceban Munteanu Stan Dumitrescu Ciobanu Lungu Moraru Botezatu Marin Constantinescu',
  },
  {
    language: 'hr',
    states: 'HR BA SI ME',
    women: 'Ivana Amra Maja Nataša Petra Selma Tea Mateja Jasmina Lejla Vesna Katja',
    men: 'Ivan Luka Emir Marko Damir Tomislav Matej Adnan Goran Nenad Jure Miloš',
    families:
      'Horvat Kovačević Babić Marić Hodžić Hadžić Delić Novak Kranjc Zupančič Vuković Radović Knežević Begić Perić Jurić',
  },
  {
    language: 'sq',
    states: 'AL XK',
    women: 'Elira Arta Vjosa Drita Mimoza Besa Ermira Albana Teuta Blerta',
    men: 'Arben Ilir Agron Besnik Driton Gent Altin Fatos Luan Valon',
    families: 'Hoxha Krasniqi Gashi Shehu Berisha Leka Prifti Dervishi Kelmendi Rama Bytyqi Marku',
  },
  {
    language: 'el',
    states: 'GR CY',
    women: 'Dimitra Eleni Maria Katerina Sofia Ioanna Vasiliki Anna Despina Georgia',
    men: 'Giorgos Nikos Dimitris Kostas Yannis Panagiotis Christos Andreas Stelios Michalis',
    families:
      'Papadakis Georgiou Nikolaidis Papadopoulos Ioannou Vlachos Konstantinou Makris Christodoulou Economou Antoniou Savvides',
  },
  {
    language: 'tr',
    states: 'TR',
    women: 'Ayşe Elif Zeynep Esra Gülay Fatma Selin Özlem Derya Merve',
    men: 'Mehmet Emre Murat Serkan Kemal Hakan Tolga Onur Barış Cem',
    families: 'Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Arslan Doğan Koç Polat',
  },
  {
    language: 'hu',
    states: 'HU',
    women: 'Zsófia Katalin Eszter Judit Ágnes Réka Nóra Anikó Orsolya Éva',
    men: 'László István Zoltán Gábor Péter Balázs Tamás Attila Márton András',
    families: 'Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp',
  },
  {
    language: 'en',
    states: 'IE NL',
    women: 'Aoife Sinéad Niamh Fiona Marieke Anneke Sanne Ciara Emma Grace',
    men: 'Seán Conor Liam Pieter Jeroen Maarten Declan Bram Eoin Daan',
    families: 'Murphy Kelly Walsh Byrne Ryan Doyle Jansen Visser Bakker Mulder Smit Dekker Nolan Keane',
  },
];
